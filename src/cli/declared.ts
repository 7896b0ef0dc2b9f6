/** What a command takes, as its file declares it to the parser: for the help, the Tab key, and the check of what was typed. */
import type { Argv, Options } from 'yargs';
import type { CommandEntry } from './commands.ts';

export interface Flag {
  /** Without its dashes. */
  readonly name: string;
  readonly describe: string;
  /** Its choices, where there are some. */
  readonly takes: 'nothing' | 'value' | readonly string[];
}

export interface DeclaredFlag extends Flag {
  readonly isNumber: boolean;
  /** May be given several times. */
  readonly isList: boolean;
  /** May be given with several values at once, too: `--id a b`. */
  readonly isGreedy: boolean;
  /** The one letter that stands for it. */
  readonly letter?: string;
  readonly default?: string;
}

export interface Declared {
  readonly positionals: readonly DeclaredFlag[];
  readonly flags: readonly DeclaredFlag[];
}

/** Hears what a command tells the parser, so that no parser is loaded for it. */
export async function declaredBy({ load }: CommandEntry): Promise<Declared> {
  const { builder } = await load();
  const positionals: DeclaredFlag[] = [];
  const flags: DeclaredFlag[] = [];
  const listener: Pick<Argv, 'positional' | 'options'> = {
    positional: (name: string, options: Options): Argv => {
      positionals.push(declaredAs(name, options));
      return listener as Argv;
    },
    options: (all: Readonly<Record<string, Options>>): Argv => {
      flags.push(...Object.entries(all).map(([name, options]) => declaredAs(name, options)));
      return listener as Argv;
    },
  };
  builder(listener as Argv);
  return { positionals, flags };
}

function declaredAs(name: string, options: Options): DeclaredFlag {
  const { type, choices, array = false, nargs, alias, describe = '' } = options;
  const initial: unknown = options.default;
  return {
    name,
    describe,
    takes: type === 'boolean' ? 'nothing' : (choices?.map(String) ?? 'value'),
    isNumber: type === 'number',
    isList: array,
    isGreedy: array && nargs === undefined,
    ...(typeof alias === 'string' ? { letter: alias } : {}),
    ...(typeof initial === 'string' || typeof initial === 'number' ? { default: String(initial) } : {}),
  };
}
