/** What is shown where no command is named: how to begin, and the list of commands. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../language.ts';
import { helpText } from '../turkish/help.ts';
import { COMMANDS } from './commands.ts';
import { userFolder } from './user-folder.ts';

const PURPOSE =
  'Moves clients between spreadsheets and Cubicl, and never loses, doubles or silently changes one.';

/** For the first run: what it can do, how things stand here, and what to try. */
export function startLines(lang: Lang): string[] {
  const inEnvironment = (process.env['CUBICL_TOKEN'] ?? '') !== '';
  const hasToken = inEnvironment || existsSync(join(userFolder(), 'accounts', 'default.json'));
  const words = START[lang];
  const from = inEnvironment ? 'CUBICL_TOKEN' : 'login';
  return [
    words.purpose,
    '',
    `  cubicl-sheets demo                           ${words.demo}`,
    `  cubicl-sheets export clients.xlsx            ${words.export}`,
    `  cubicl-sheets import clients.xlsx --dry-run  ${words.import}`,
    `  cubicl-sheets --help                         ${words.help}`,
    '',
    hasToken ? words.token.replace('{from}', from) : words.noToken,
  ];
}

const START = {
  en: {
    purpose: PURPOSE,
    demo: 'the whole story, on made-up data',
    export: 'every client to a workbook',
    import: 'what would your edits change?',
    help: 'every command',
    token: 'There is a token ({from}). Add --sandbox to a command to try it on made-up clients instead.',
    noToken:
      'There is no token yet: cubicl-sheets login keeps one. To try things, add --sandbox: it needs none.',
  },
  tr: {
    purpose:
      'Müşterileri tablolarla Cubicl arasında taşır; hiçbirini kaybetmez, çoğaltmaz, sessizce değiştirmez.',
    demo: 'baştan sona, uydurma verilerle',
    export: 'tüm müşteriler bir tabloya',
    import: 'düzenlemeniz neyi değiştirir?',
    help: 'bütün komutlar',
    token:
      'Erişim anahtarı (token) var ({from}). Uydurma müşterilerle denemek için komuta --sandbox ekleyin.',
    noToken:
      'Henüz erişim anahtarı (token) yok: cubicl-sheets login ile saklayın. Denemek için --sandbox ekleyin; anahtar gerekmez.',
  },
} as const;

export function helpLines(lang: Lang): string[] {
  const say = (text: string): string => helpText(text, lang);
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length));
  return [
    'cubicl-sheets <command>',
    '',
    say(PURPOSE),
    '',
    say('Commands:'),
    ...COMMANDS.map(({ usage, describe }) => `  ${usage.padEnd(width)}  ${say(describe)}`),
    '',
    say('Each command has its own help, with examples: cubicl-sheets export --help'),
  ];
}
