/** What explains a template: the example row that import leaves out, and the sheet of help. */
import type { Lang } from './language.ts';
import type { Column } from './client/columns.ts';
import type { Look } from './client/looks.ts';
import type { Directory } from './client/managers.ts';
import type { SheetToWrite } from './table/table.ts';

/** `skip` in `_action` keeps it out, also where it is forgotten in the sheet. */
export function exampleRow(
  columns: readonly Column[],
  directory: Directory,
  language: Lang,
): readonly string[] {
  const [user] = directory.users;
  const texts = EXAMPLE[language];
  return columns.map((column) => {
    if (column.is === '_action') return 'skip';
    if (column.is === 'managers') return user ? directory.textOf(user._id) : '';
    if (column.is === 'contact') return column.n === 1 ? texts.contact[column.part] : '';
    return column.is === 'name' || column.is === 'fullname' || column.is === 'phone' || column.is === 'email'
      ? texts[column.is]
      : '';
  });
}

/** Each column with its note, and below it the rules for all. */
export function helpSheet(looks: readonly Look[], language: Lang): SheetToWrite {
  const { sheet, column, meaning, rules } = HELP[language];
  return {
    name: sheet,
    columns: [
      { header: column, kind: 'text', width: 28 },
      { header: meaning, kind: 'text', width: 110 },
    ],
    rows: [
      [...looks.map(({ header, note = '' }) => [header, note]), ['', ''], ...rules.map((rule) => ['', rule])],
    ],
  };
}

const CONTACT = { email: 'ayse.yilmaz@example.com', phone: '+90 532 000 00 00' } as const;
const EXAMPLE = {
  en: {
    name: 'Example (this row is left out)',
    fullname: 'Example Trading Ltd.',
    phone: '+90 212 000 00 00',
    email: 'info@example.com',
    contact: { name: 'Ayşe Yılmaz', position: 'Head of purchasing', ...CONTACT },
  },
  tr: {
    name: 'Örnek (bu satır atlanır)',
    fullname: 'Örnek Ticaret Ltd. Şti.',
    phone: '+90 212 000 00 00',
    email: 'bilgi@example.com',
    contact: { name: 'Ayşe Yılmaz', position: 'Satın alma müdürü', ...CONTACT },
  },
} as const;

const HELP = {
  en: {
    sheet: 'Help',
    column: 'Column',
    meaning: 'What goes into it',
    rules: [
      'One client a row, below the example. The example row is left out, since its _action is skip; delete it if you like.',
      'Leave _action empty: a client that is not there yet is created, one that is there (same e-mail address, else same name) is updated.',
      'Empty cells change nothing. Write <clear> to empty a field on purpose.',
      'Columns may be moved or deleted, but keep their headers as they are. Cells are text: leading zeros and + stay.',
      'To see what would happen, without sending anything: cubicl-sheets import <this file> --dry-run',
    ],
  },
  tr: {
    sheet: 'Açıklama',
    column: 'Sütun',
    meaning: 'Ne yazılır',
    rules: [
      'Her satıra bir müşteri, örneğin altına. Örnek satırın _action hücresinde skip yazdığı için atlanır; isterseniz silin.',
      '_action boş kalsın: olmayan müşteri oluşturulur, olan (aynı e-posta, yoksa aynı ad) güncellenir.',
      'Boş hücreler hiçbir şeyi değiştirmez. Bir alanı bilerek boşaltmak için <clear> yazın.',
      'Sütunların yeri değişebilir, silinebilirler; ama başlıkları olduğu gibi kalsın. Hücreler metindir: baştaki sıfır ve + kaybolmaz.',
      'Hiçbir şey göndermeden ne olacağını görmek için: cubicl-sheets import <bu dosya> --dry-run',
    ],
  },
} as const;
