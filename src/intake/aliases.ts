/** What columns of other programs are called, in English and Turkish: data for the proposal of a mapping. Compared folded. */
import { foldHeader } from '../client/fold-header.ts';

/** What a column holds, before it is known whether the rows are companies or people. */
const ALIASES = {
  company: wordsIn(`
    Company, Company name, Organization, Organisation, Organization name, Account, Account name, Business,
    Business name, Employer, Firm, Client, Client name, Customer, Customer name, Firma, Firma adı, Şirket,
    Şirket adı, Kurum, Kurum adı, Kuruluş, İşletme, Müşteri, Müşteri adı, Cari adı, Cari, Kısa isim,
    Kısa ismi, Kısa ad, Short name
  `),
  legalName: wordsIn(`
    Legal name, Official name, Registered name, Trade name, Firma ünvanı, Şirket ünvanı, Resmi ad,
    Ticari ünvan, Ticari ünvanı, Cari hesap unvanı, Cari ünvan, Cari ünvanı, Fatura ünvanı, Tam ünvan
  `),
  /** Of a company, of a person, or a first name: its neighbours tell. */
  name: wordsIn(`Name, Ad, Adı, İsim, İsmi`),
  fullName: wordsIn(`Full name, Tam ad, Tam adı`),
  /** A prefix, a position, or the legal name: its neighbours tell. */
  title: wordsIn(`Title, Unvan, Ünvan, Unvanı, Ünvanı`),
  firstName: wordsIn(`First name, Given name, Forename, First, İlk adı, İlk ad, İlk isim`),
  middleName: wordsIn(`Middle name, İkinci adı, İkinci ad, Göbek adı`),
  lastName: wordsIn(`Last name, Surname, Family name, Last, Soyad, Soyadı, Soyisim, Soyismi`),
  /** The row is a person. */
  person: wordsIn(`Display name, Person, Ad soyad, Adı soyadı, Ad ve soyad, İsim soyisim, Görüntülenecek ad`),
  /** The row is a company, and this is whom to call there. */
  contactPerson: wordsIn(`
    Contact, Contact person, Contact name, Primary contact, Main contact, Yetkili, Yetkili kişi,
    Yetkili adı, Yetkili adı soyadı, İlgili kişi, İlgili, Firma yetkilisi, İrtibat kişisi, İrtibat
  `),
  position: wordsIn(`
    Position, Job title, Role, Job, Görev, Görevi, Pozisyon, İş unvanı, Meslek, Yetkili görevi
  `),
  email: wordsIn(`
    Email, E-mail, Email address, E-mail address, Mail, Work email, Business email, Primary email, Email 1,
    Email 2, Other email, E-posta, E-posta adresi, Elektronik posta, Elektronik posta adresi,
    Birinci e-posta, İkinci e-posta, Mail adresi, E-posta 1, E-posta 2
  `),
  phone: wordsIn(`
    Phone, Phone number, Telephone, Tel, Tel no, Work phone, Business phone, Office phone, Main phone,
    Main line, Phone 1, Phone 2, Other phone, Telefon, Telefon no, Telefonu, Santral, Telefon numarası,
    İş telefonu, İş telefon no, İş tel, Şirket santral telefonu, Ofis telefonu, Sabit telefon,
    Telefon (ofis), Telefon 1, Telefon 2
  `),
  mobile: wordsIn(`
    Mobile, Mobile phone, Mobile number, Cell, Cell phone, Cep, Cep telefonu, Cep tel, Cep no, GSM, GSM no,
    Mobil, Mobil telefon, Telefon (mobil)
  `),
  owner: wordsIn(`
    Owner, Account owner, Account manager, Assigned to, Sales rep, Manager, Managers, Temsilci,
    Müşteri temsilcisi, Plasiyer, Satış temsilcisi, Sorumlu, Sorumlu kişi, Atanmış kullanıcı
  `),
  sourceId: wordsIn(`
    ID, Record ID, External ID, Customer ID, Customer number, Customer code, Account ID, Code, Cari kodu,
    Cari hesap kodu, Cari kod, Müşteri kodu, Müşteri no, Müşteri numarası, Kayıt no, Kod
  `),
  /** Mr, Dr: nothing that Cubicl keeps. */
  prefix: wordsIn(`Prefix, Salutation, Hitap`),
  /** What the other program counts and stamps: left out on purpose. */
  system: wordsIn(`
    Created, Created at, Created date, Created on, Modified, Modified at, Last modified, Updated at,
    Last activity, Oluşturulma, Oluşturulma tarihi, Kayıt tarihi, Güncellenme tarihi, Bakiye, Borç, Alacak,
    Borç bakiye, Alacak bakiye
  `),
} satisfies Readonly<Record<string, readonly string[]>>;

/** Words with commas between them: lists of strings would take a line for each. */
export function wordsIn(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

export type Role = keyof typeof ALIASES;

const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries(ALIASES).flatMap(([role, words]) =>
    words.map((word) => [foldHeader(word), role as Role] as const),
  ),
);

export function roleOf(header: string): Role | undefined {
  return ROLES.get(foldHeader(header));
}

/** Every word of the table, for "nearest spelling". */
export const ALL_ALIASES: readonly string[] = Object.values(ALIASES).flat();
