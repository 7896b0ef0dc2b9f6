/** The examples that `--help` shows are command lines that the parser takes. */
import { describe, expect, it } from 'vitest';
import yargs from 'yargs';
import { readyArguments } from '../../src/cli/arguments.ts';
import { COMMANDS, type CommandEntry } from '../../src/cli/commands.ts';

/** Those of one command: what a person would paste. */
async function examplesOf({ load }: CommandEntry): Promise<string[]> {
  const parser = yargs([]);
  const examples: string[] = [];
  const example = parser.example.bind(parser);
  parser.example = ((line: string, meaning: string) => {
    examples.push(line);
    return example(line, meaning);
  }) as typeof parser.example;
  const { builder } = await load();
  if (typeof builder === 'function') await builder(parser);
  return examples;
}

/** The arguments after the program's name, as a shell splits them, up to a pipe or a redirection. */
function argumentsIn(line: string): string[] {
  const [, own = ''] = /\$0 ([^|<>)&]*)/.exec(line) ?? [];
  return [...own.matchAll(/"([^"]*)"|(\S+)/g)].map(([, inQuotes, word]) => inQuotes ?? word ?? '');
}

describe.each(COMMANDS)('$name --help', (entry) => {
  it('has examples, and each is a command line that the parser takes', async () => {
    const examples = await examplesOf(entry);
    for (const example of examples) {
      const args = argumentsIn(example);
      const meant = COMMANDS.find(({ name }) => name === args[0]);
      expect.assert(meant, example);
      let handled = 0;
      const { builder } = await meant.load();
      const parser = yargs([...readyArguments(args)])
        .strict()
        .exitProcess(false);
      parser.fail((message) => expect.fail(`${example}: ${message}`));
      await parser
        .command({
          command: meant.usage,
          describe: '',
          builder,
          handler: () => {
            handled += 1;
          },
        })
        .parseAsync();
      expect(handled, example).toBe(1);
    }
    expect(examples.join('\n')).toContain(`$0 ${entry.name}`);
  });
});
