/**
 * What a shell needs to complete `ringback`: a script that asks the command itself. So it knows the
 * commands of the version that is installed, and the files, measures and settings at hand.
 */

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * Bash ends words at = and : too, and wants what comes after the last of them; the command is told by
 * the line as it was typed.
 */
const bash = `# Completion of ringback for bash. To have it in every shell:
#   ringback completion bash > ~/.local/share/bash-completion/completions/ringback
# or, for this shell alone:
#   source <(ringback completion bash)
_ringback() {
  local candidate
  COMPREPLY=()
  while IFS=$'\\t' read -r candidate _; do
    COMPREPLY+=("$candidate")
  done < <(ringback complete --line "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[/=] ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
complete -F _ringback ringback
`;

const zsh = `#compdef ringback
# Completion of ringback for zsh. To have it in every shell, in a folder of your fpath:
#   ringback completion zsh > ~/.zfunc/_ringback
# with, in ~/.zshrc, before compinit:
#   fpath=(~/.zfunc $fpath)
_ringback() {
  local line
  local -a lines open open_shown whole whole_shown
  lines=("\${(@f)$(ringback complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    if [[ "\${line%%$'\\t'*}" == *[/=] ]]; then
      open+=("\${line%%$'\\t'*}")
      open_shown+=("\${line//$'\\t'/  }")
    else
      whole+=("\${line%%$'\\t'*}")
      whole_shown+=("\${line//$'\\t'/  }")
    fi
  done
  (( \${#whole} )) && compadd -l -d whole_shown -a whole
  (( \${#open} )) && compadd -l -S '' -d open_shown -a open
}
if [[ "$funcstack[1]" == _ringback ]]; then _ringback "$@"; else compdef _ringback ringback; fi
`;

const fish = `# Completion of ringback for fish. To have it in every shell:
#   ringback completion fish > ~/.config/fish/completions/ringback.fish
complete -c ringback -f -a '(ringback complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`;

export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
