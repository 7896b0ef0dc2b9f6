/** Everything that is said to people has its Turkish, with the same places. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { joined, msg, type Message } from '../../src/message.ts';
import { tell, TURKISH } from '../../src/turkish/tell.ts';

const ROOT = fileURLToPath(new URL('../../src/', import.meta.url));

/** The English of every `msg` in the source. */
const SAID: ReadonlySet<string> = new Set(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => textsIn(readFileSync(ROOT + file, 'utf8'))),
);

function textsIn(source: string): string[] {
  if (!source.includes('msg`')) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'msg')
      found.push(textOf(node.template));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('', source, ts.ScriptTarget.Latest, true));
  return found;
}

function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (text, { literal }, n) => `${text}{${n}}${literal.text}`,
    template.head.text,
  );
}

const placesOf = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

describe('the Turkish catalogue', () => {
  it('holds all that is said, and nothing else', () => {
    expect([...TURKISH.keys()].sort()).toEqual([...SAID].sort());
  });

  it.each([...TURKISH])('%s', (english, turkish) => {
    expect(placesOf(turkish)).toEqual(placesOf(english));
    expect(turkish.trim()).not.toBe('');
    // What fills a place may end in any letter, so that no ending fits.
    expect(turkish).not.toMatch(/\}['’]?\p{L}/u);
  });
});

describe('a message', () => {
  const nested: Message = msg`Row ${3} is the same client (same ${msg`name`}). ${msg`Keep one of the two rows.`}`;

  it('is told with all that stands in it', () => {
    expect(tell(nested, 'en')).toBe('Row 3 is the same client (same name). Keep one of the two rows.');
    expect(tell(nested, 'tr')).toBe('Satır 3 aynı müşteri (ortak değer: ad). İki satırdan birini bırakın.');
    expect(tell(joined([msg`name`, 'x', 4], '; '), 'tr')).toBe('ad; x; 4');
  });

  it('survives a file, and values that look like places', () => {
    const kept = JSON.parse(JSON.stringify(msg`"${'{1}'}" is neither`)) as Message;
    expect(tell(kept, 'tr')).toBe('"{1}" ikisi de değil');
  });

  it('of an earlier version, or of the server, is told as it stands', () => {
    expect(tell('The name is taken', 'tr')).toBe('The name is taken');
    expect(tell({ text: 'No longer said of {0}', values: ['x'] }, 'tr')).toBe('No longer said of x');
  });
});
