/** Help in the language of the person: descriptions are written in English, and translated on their way to the parser. */
import type { Argv } from 'yargs';
import type { Lang } from '../language.ts';
import { helpText } from '../turkish/help.ts';

/** The parser with every description that it is given from now on translated. */
export function describedIn<T extends Argv>(parser: T, lang: Lang): T {
  if (lang === 'en') return parser;
  const proxy: T = new Proxy(parser, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]): unknown => {
        const result: unknown = Reflect.apply(
          method,
          target,
          args.map((each) => translated(each, lang)),
        );
        return result === target ? proxy : result;
      };
    },
  });
  return proxy;
}

/** Options by name, or one of them: `describe` is all that people read. */
function translated(value: unknown, lang: Lang): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [
      key,
      key === 'describe' && typeof each === 'string' ? helpText(each, lang) : translated(each, lang),
    ]),
  );
}
