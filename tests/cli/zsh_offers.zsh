# What zsh offers behind LINE with the completions of the folder FUNCTIONS, one value in each line.
#   zsh -f zsh_offers.zsh FUNCTIONS LINE
# An interactive zsh in a terminal of its own gets the line and a key that completes, and tells each value on its way.
zmodload zsh/zpty
zpty shell zsh -f -i
type_in() { zpty -w shell "$1" }
type_in "fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -d \$HOME/known_completions; PS1=; unsetopt prompt_sp"
type_in 'compadd() {
  local -a told_values
  if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)* ]]; then
    builtin compadd -O told_values "$@"
    print -l -- "offered:"$IPREFIX${^told_values}
  fi
  builtin compadd "$@"
}'
type_in 'offer() { _main_complete; compstate[insert]=; compstate[list]=; print "all"" offered" }'
type_in 'zle -C offer complete-word offer; bindkey "^X" offer; print "shell"" ready"'
zpty -r shell output '*shell ready*'
zpty -n -w shell "$2"$'\x18'
zpty -r -m shell output '*all offered*'
print -r -- "$output" | tr -d '\r' | sed -n 's/^.*offered:--[a-z-]*=//p; t; s/^.*offered://p'
zpty -d shell
