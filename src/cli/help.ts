/** The help of one command, in the language of the person: what it takes, its own flags, those of most commands, examples. */
import type { Lang } from '../language.ts';
import { helpText } from '../turkish/help.ts';
import type { CommandEntry } from './commands.ts';
import { declaredBy, type DeclaredFlag } from './declared.ts';
import { commonFlags } from './flags.ts';
import { wrapped } from './wrap.ts';

/** Examples are never broken: each has to work when it is pasted. */
export async function commandHelp(entry: CommandEntry, lang: Lang, columns: number): Promise<string> {
  const { positionals, flags } = await declaredBy(entry);
  const { examples } = await entry.load();
  const own = flags.filter(({ name }) => !Object.hasOwn(commonFlags, name));
  const common = flags.filter(({ name }) => Object.hasOwn(commonFlags, name));
  const say = (text: string): string => helpText(text, lang);
  const lines = [
    `cubicl-sheets ${entry.usage}`,
    '',
    say(entry.describe),
    ...section(
      say('What it takes:'),
      positionals.map((each) => [each.name, meaningOf(each, lang)]),
    ),
    ...section(
      say('Flags:'),
      own.map((each) => [labelOf(each), meaningOf(each, lang)]),
    ),
    ...section(say(own.length > 0 ? 'Flags of most commands:' : 'Flags:'), [
      ...common.map((each): Row => [labelOf(each), meaningOf(each, lang)]),
      ['--help, -h', say('Show help')],
    ]),
  ];
  const shown = examples.flatMap(([line, meaning]) => [
    `  ${say(meaning).replace(/(?<!\?)$/, ':')}`,
    `    ${line}`,
  ]);
  return [...lines.map((line) => wrapped(line, columns)), '', say('Examples:'), ...shown].join('\n');
}

type Row = readonly [label: string, meaning: string];

/** As wide as the widest label of any command, so that helps look alike. */
const LABEL_CHARS = 20;

function section(title: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  return ['', title, ...rows.map(([label, meaning]) => `  ${label.padEnd(LABEL_CHARS)}  ${meaning}`)];
}

function labelOf({ name, letter, takes, isNumber }: DeclaredFlag): string {
  if (takes === 'nothing') return letter === undefined ? `--${name}` : `--${name}, -${letter}`;
  if (name === 'sandbox') return `--${name} […]`;
  return `--${name} ${isNumber ? '<n>' : '<…>'}`;
}

function meaningOf({ describe, takes, default: initial }: DeclaredFlag, lang: Lang): string {
  const choices = typeof takes === 'string' ? '' : ` [${takes.join('|')}]`;
  const otherwise = initial === undefined ? '' : ` (${helpText('default', lang)}: ${initial})`;
  return `${helpText(describe, lang)}${choices}${otherwise}`;
}
