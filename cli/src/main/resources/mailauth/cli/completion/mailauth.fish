# Completion of mailauth for fish. Load it with: mailauth completion fish | source
# or save it as mailauth.fish in ~/.config/fish/completions.
function __mailauth_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l found ($before[1] complete -- $before[2..-1] "$current" 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c mailauth -f -a '(__mailauth_complete)'
