/** The examples that `--help` shows are command lines that the parser takes; `examples.slow.test.ts` runs them. */
import { describe, expect, it } from 'vitest';
import yargs from 'yargs';
import { readyArguments } from '../../src/cli/arguments.ts';
import { COMMANDS } from '../../src/cli/commands.ts';

/** The arguments of each call of the program in a line, as a shell splits them, up to a pipe or a redirection. */
function callsIn(line: string): string[][] {
  return [...line.matchAll(/cubicl-sheets ([a-z][^|<>)&]*)/g)].map(([, own = '']) =>
    [...own.matchAll(/"([^"]*)"|(\S+)/g)].map(([, inQuotes, word]) => inQuotes ?? word ?? ''),
  );
}

describe.each(COMMANDS)('$name --help', ({ name, load }) => {
  it('has examples, and each is a command line that the parser takes', async () => {
    const { examples } = await load();
    for (const [line] of examples) {
      const calls = callsIn(line);
      expect(calls, line).not.toEqual([]);
      for (const args of calls) {
        const meant = COMMANDS.find((each) => each.name === args[0]);
        expect.assert(meant, line);
        let handled = 0;
        const parser = yargs([...readyArguments(args)])
          .strict()
          .exitProcess(false);
        parser.fail((message) => expect.fail(`${line}: ${message}`));
        const { builder } = await meant.load();
        await parser
          .command({ command: meant.usage, describe: '', builder, handler: () => void (handled += 1) })
          .parseAsync();
        expect(handled, line).toBe(1);
      }
    }
    expect(examples.map(([line]) => line).join('\n')).toContain(`cubicl-sheets ${name}`);
  });
});
