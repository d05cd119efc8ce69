#compdef mailauth
# Completion of mailauth for zsh. Load it with: source <(mailauth completion zsh), behind compinit;
# or save it as _mailauth in a folder of $fpath.
_mailauth() {
  local line
  local -a lines described
  lines=("${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "${lines[@]}"; do
    [[ -n $line ]] || continue
    if [[ $line == *$'\t'* ]]; then
      described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    else
      described+=("${line//:/\\:}")
    fi
  done
  if (( ${#described} )); then
    _describe mailauth described
  else
    _files
  fi
}
if [[ $funcstack[1] == _mailauth ]]; then
  _mailauth "$@"
elif (( $+functions[compdef] )); then
  compdef _mailauth mailauth
fi
