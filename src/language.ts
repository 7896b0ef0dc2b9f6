/** The languages that people are spoken to in. */

export type Lang = 'en' | 'tr';

/** Fills `{name}` places; numbers are written as the language writes them, and choose between `one|many`. */
export function fill(lang: Lang, text: string, values: Readonly<Record<string, string | number>>): string {
  const count = Object.values(values).find((value) => typeof value === 'number');
  const [one = '', many = one] = text.split('|');
  const chosen = count === 1 ? one : many;
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString(lang) : value;
  });
}

/** Says a text of a table by its key. */
export type SayFrom<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

export function sayFrom<Key extends string>(
  said: Readonly<Record<Lang, Readonly<Record<Key, string>>>>,
  lang: Lang,
): SayFrom<Key> {
  return (key, values = {}) => fill(lang, said[lang][key], values);
}
