/** What a command takes, as its file declares it to the parser: for the help, the Tab key, and the check of what was typed. */
import type { Argv } from 'yargs';
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

/** What yargs knows; not in its types. */
interface Parser {
  getOptions(): {
    readonly key: Readonly<Record<string, unknown>>;
    readonly boolean: readonly string[];
    readonly number: readonly string[];
    readonly array: readonly string[];
    readonly narg: Readonly<Record<string, number | undefined>>;
    readonly choices: Readonly<Record<string, readonly string[] | undefined>>;
    readonly alias: Readonly<Record<string, readonly string[] | undefined>>;
    readonly default: Readonly<Record<string, unknown>>;
  };
  getInternalMethods(): {
    getUsageInstance(): { getDescriptions(): Readonly<Record<string, string | undefined>> };
  };
}

export async function declaredBy({ usage, load }: CommandEntry): Promise<Declared> {
  const { default: yargs } = await import('yargs');
  const { builder } = await load();
  const parser = yargs([]).help(false).version(false);
  builder(parser);
  const all = declaredTo(parser);
  const positionals = [...usage.matchAll(/[[<](\w+)/g)].map(([, each = '']) => each);
  return {
    positionals: all.filter(({ name }) => positionals.includes(name)),
    flags: all.filter(({ name }) => !positionals.includes(name)),
  };
}

function declaredTo(parser: Argv): DeclaredFlag[] {
  const known = parser as unknown as Parser;
  const options = known.getOptions();
  const descriptions = known.getInternalMethods().getUsageInstance().getDescriptions();
  const names = Object.keys(options.key).filter((each) => /^[a-z][a-z-]+$/.test(each));
  return names.map((name) => {
    const letter = options.alias[name]?.find((each) => each.length === 1);
    const initial = options.default[name];
    return {
      name,
      describe: descriptions[name] ?? '',
      takes: options.boolean.includes(name) ? 'nothing' : (options.choices[name] ?? 'value'),
      isNumber: options.number.includes(name),
      isList: options.array.includes(name),
      isGreedy: options.array.includes(name) && options.narg[name] === undefined,
      ...(letter === undefined ? {} : { letter }),
      ...(typeof initial === 'string' || typeof initial === 'number' ? { default: String(initial) } : {}),
    };
  });
}
