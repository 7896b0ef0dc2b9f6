/** Other words for what only a custom field can hold, in English and Turkish: data for the proposal of a mapping. */
import { foldHeader } from '../client/fold-header.ts';
import { wordsIn } from './aliases.ts';

/** All words for what the header calls; [] for a header that is none of them. */
export function wordsForSame(header: string): readonly string[] {
  const key = foldHeader(header);
  return SAME_FIELD.find((words) => words.some((word) => foldHeader(word) === key)) ?? [];
}

/** One line for each thing that only a custom field can hold: a label of the configuration may be any of its words. */
const SAME_FIELD: readonly (readonly string[])[] = `
  Tax number, Tax no, Tax ID, VAT, VAT number, Vergi no, Vergi numarası, VKN, VKN/TCKN
  Tax office, Vergi dairesi, VD
  National ID, TCKN, TC kimlik no, TC no
  Website, Web site, Web, URL, Homepage, Web sitesi, Web sayfası, Web adresi, İnternet sitesi
  Address, Street, Billing address, Adres, Adresi, Fatura adresi, İş adresi, Cadde
  City, Town, Şehir, İl
  District, İlçe, Semt
  Country, Ülke
  Postal code, Post code, Zip, Zip code, Posta kodu
  Fax, Fax number, Faks, Faks no, İş faks no
  Industry, Sector, Sektör, Faaliyet alanı
  Notes, Note, Comment, Comments, Description, Remarks, Not, Notlar, Açıklama, Açıklamalar
  Status, Lead status, Durum, Durumu
  Category, Group, Kategori, Grup
  Tags, Tag, Etiket, Etiketler
  Department, Bölüm, Departman
`
  .trim()
  .split('\n')
  .map(wordsIn);

/** Every word of the table, for "nearest spelling". */
export const ALL_FIELD_WORDS: readonly string[] = SAME_FIELD.flat();
