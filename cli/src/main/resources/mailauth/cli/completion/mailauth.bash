# Completion of mailauth for bash. Load it with: source <(mailauth completion bash)
# What may come next, mailauth itself says: commands, options, and the domains of the YAML.
_mailauth() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("${line%%$'\t'*}")
  done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  # An option that waits for its value, such as --domain=
  if [ "${#COMPREPLY[@]}" -eq 1 ] && [[ ${COMPREPLY[0]} == *= ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
# Where it says nothing, a file may come.
complete -o bashdefault -o default -F _mailauth mailauth
