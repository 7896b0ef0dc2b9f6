/** What a person who fills in a sheet should know of each column, in English and Turkish. */
import type { Lang } from '../language.ts';
import type { ContactPart } from './client.ts';
import { NAMED_COLUMNS, type Column } from './columns.ts';

/** `samples`: values that stand in a custom field elsewhere. */
export function columnNote(column: Column, language: Lang, samples: readonly string[] = []): string {
  if (column.is === 'contact') return CONTACT[language][column.part];
  if (column.is === 'custom') return customNote(language, samples);
  const meaning = NAMED_COLUMNS.find((named) => named.column.is === column.is)?.meaning ?? '';
  return language === 'tr' ? (TURKISH[column.is] ?? meaning) : meaning;
}

function customNote(language: Lang, samples: readonly string[]): string {
  const quoted = samples.map((text) => `"${text.slice(0, SHOWN_CHARS).toWellFormed()}"`).join(', ');
  const [what, elsewhere] =
    language === 'tr' ? ['Özel alan.', 'Başka müşterilerde'] : ['A custom field.', 'Elsewhere it holds'];
  return quoted === '' ? what : `${what} ${elsewhere}: ${quoted}.`;
}

const SHOWN_CHARS = 40;

const CONTACT: Readonly<Record<Lang, Readonly<Record<ContactPart, string>>>> = {
  en: {
    name: 'A person at the client: the full name. For more people go on with Contact 3, Contact 4 …',
    position: 'What this person does there.',
    phone: "This person's phone, kept exactly as written.",
    email: "This person's e-mail address: one address only.",
  },
  tr: {
    name: 'Müşterideki bir kişinin adı soyadı. Daha fazla kişi için Contact 3, Contact 4 … diye devam edin.',
    position: 'Bu kişinin görevi.',
    phone: 'Bu kişinin telefonu; yazıldığı gibi saklanır.',
    email: 'Bu kişinin e-posta adresi; yalnız bir adres.',
  },
};

const TURKISH: Readonly<Partial<Record<Column['is'], string>>> = {
  id: "Cubicl'in kendi numarası. Yeni müşteri için boş bırakın, hiç değiştirmeyin.",
  name: "Cubicl'de görünen kısa ad. Yeni müşteri için gereklidir.",
  fullname: 'Tam ad ya da ticari unvan.',
  phone: 'Yazıldığı gibi saklanır; baştaki sıfır ve + işareti de.',
  email: 'Müşterinin kendi e-posta adresi; yalnız bir adres.',
  managers:
    'Portaldaki işlemlerden haberdar edilecek kişiler: e-posta, ad soyad ya da kimlik; aralarına "; " yazın.',
  createdAt: "Müşterinin Cubicl'de oluşturulduğu an, UTC. Değiştirilmez.",
  _action:
    'Bu satırla ne yapılacağı: create (oluştur), update (güncelle), upsert (ikisi de), delete (sil), skip (atla).',
};
