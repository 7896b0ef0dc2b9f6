/** The scripts by which bash, zsh and fish complete. They hold every word, so that no Tab starts the program. */
import type { Flag } from './declared.ts';

export interface Completed {
  readonly name: string;
  readonly describe: string;
  readonly flags: readonly Flag[];
  /** What its argument may be; none where it is the name of a file. */
  readonly words: readonly string[];
}

/** For bash 3.2, which macOS has, and later. Where nothing is said, bash completes file names. */
export function bashScript(commands: readonly Completed[]): string {
  const cases = commands.flatMap(({ name, flags, words }) => {
    const valued = flags.filter(({ takes }) => takes !== 'nothing');
    const free = valued
      .filter(({ takes }) => takes === 'value')
      .map(({ name: flag }) => `'${name} --${flag}'`);
    const chosen = valued.flatMap(({ name: flag, takes }) =>
      typeof takes === 'string' ? [] : [`    '${name} --${flag}') words='${takes.join(' ')}' ;;`],
    );
    const rest = `    '${name} '*) if [[ $current == -* ]]; then words='${dashed(flags)}'; else words='${words.join(' ')}'; fi ;;`;
    return [...(free.length > 0 ? [`    ${free.join('|')}) ;;`] : []), ...chosen, rest];
  });
  return `# Completion of cubicl-sheets for bash.
_cubicl_sheets() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words=
  if [[ $current == '=' ]]; then current=; elif [[ $before == '=' ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if (( COMP_CWORD == 1 )); then words='${commands.map(({ name }) => name).join(' ')} --help --version'
  else case "\${COMP_WORDS[1]} $before" in
${cases.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _cubicl_sheets cubicl-sheets
`;
}

function dashed(flags: readonly Flag[]): string {
  return flags.map(({ name }) => `--${name}`).join(' ');
}

/** To be sourced after compinit, or kept as \`_cubicl-sheets\` in a folder of fpath. */
export function zshScript(commands: readonly Completed[]): string {
  const specs = commands.map(({ name, flags, words }) => {
    const options = flags.map(({ name: flag, describe, takes }) => {
      const text = `[${describe.replace(/[[\]\\]/g, '\\$&')}]`;
      if (takes === 'nothing') return quoted(`--${flag}${text}`);
      return quoted(`--${flag}=${text}:${flag}:${takes === 'value' ? '_files' : `(${takes.join(' ')})`}`);
    });
    const rest = quoted(words.length > 0 ? `2:word:(${words.join(' ')})` : '*:file:_files');
    return `    ${name}) _arguments ${["'1: :'", ...options, rest].join(' ')} ;;`;
  });
  return `#compdef cubicl-sheets
# Completion of cubicl-sheets for zsh.
_cubicl_sheets() {
  local -a commands=(${commands.map(({ name, describe }) => quoted(`${name}:${describe}`)).join(' ')})
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case $words[2] in
${specs.join('\n')}
  esac
}
if [[ $funcstack[1] == _cubicl-sheets ]]; then _cubicl_sheets "$@"; else compdef _cubicl_sheets cubicl-sheets; fi
`;
}

/** For the folder `~/.config/fish/completions`. */
export function fishScript(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, describe, flags, words }) => {
    const after = `complete -c cubicl-sheets -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c cubicl-sheets -n __fish_use_subcommand -f -a ${name} -d ${fishQuoted(describe)}`,
      ...(words.length > 0 ? [`${after} -f -a '${words.join(' ')}'`] : []),
      ...flags.map((flag) => `${after} -l ${flag.name}${fishTakes(flag)} -d ${fishQuoted(flag.describe)}`),
    ];
  });
  return `# Completion of cubicl-sheets for fish.\n${lines.join('\n')}\n`;
}

function fishTakes({ takes }: Flag): string {
  if (takes === 'nothing') return '';
  return takes === 'value' ? ' -r' : ` -x -a '${takes.join(' ')}'`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replace(/['\\]/g, String.raw`\$&`)}'`;
}
