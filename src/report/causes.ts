/** What stands behind the code of an issue, and how to mend it, in English and Turkish. */
import type { Issue } from '../errors.ts';
import type { Lang } from '../language.ts';
import { tell } from '../turkish/tell.ts';
import type { Veil } from './mask.ts';

export interface Cause {
  readonly title: string;
  readonly fix: string;
}

/** Undefined for a code that nobody described: its message has to do. */
export function causeOf(code: string, lang: Lang): Cause | undefined {
  const texts = CAUSES[lang];
  const [title, fix] = (texts.get(code) ?? texts.get(code.replace(/-.*/, '-*')) ?? '').split('|');
  return title === undefined || fix === undefined ? undefined : { title, fix };
}

interface PageTongue {
  readonly lang: Lang;
  readonly veil: Pick<Veil, 'isMasked'>;
}

/** The message of an issue for the page: its own words, but where they could hold values that are masked. */
export function messageFor(issue: Issue, { lang, veil: { isMasked } }: PageTongue): string {
  if (!isMasked) return tell(issue.message, lang);
  const cause = causeOf(issue.code, lang);
  return cause ? `${cause.title}. ${cause.fix}` : issue.code;
}

/** By code, or by its first word: the title and, behind the bar, what to do. */
type Texts = Readonly<Record<string, string>>;

const EN: Texts = {
  'bad-email': 'Not an e-mail address|Write one address and nothing else, like name@example.com.',
  rounded: 'Rounded by the spreadsheet|Set the cell to Text and type all the digits.',
  date: 'Turned into a date by the spreadsheet|Set the cell to Text and type it again.',
  formula: 'A formula without a saved result|Open the file in your spreadsheet program and save it again.',
  'sheet-error': 'A formula that failed|Correct the formula, or type the value.',
  narrow: 'A column that was too narrow|Make it wider and save the file again, or type the value.',
  'name-missing': 'No name|Fill in the Name column: every client needs a name.',
  'no-header': 'A cell below no header|Give its column a header, or empty the cell.',
  'bad-action': 'Not an action|Use create, update, upsert, delete or skip, or leave the cell empty.',
  'bad-base':
    'The _base cell was changed|The row was compared with Cubicl alone: what differs is written, empty cells are left as they are.',
  'no-base':
    'The _base cell is empty|The row was compared with Cubicl alone: what differs is written, empty cells are left as they are.',
  damaged:
    'Damaged by a spreadsheet program|It was not written. Import again with --repair to put back what was there.',
  repaired: 'Damaged by a spreadsheet program, and put back|There is nothing to do.',
  duplicate: 'Left out: another row is the same|Nothing to do, unless the wrong one was taken.',
  alike: 'New, although there is one just like it|If that client is meant, write its ID into the ID column.',
  'likely-duplicate':
    'Looks like another client|If it is the same, write its ID, or keep one of the two rows.',
  'duplicates-differ': 'Rows of one client that differ|Make them agree, or keep one of them.',
  'not-text': 'More than text in Cubicl|Change it in Cubicl itself, and put the cell back as it was.',
  'unknown-manager': 'No such manager|Write the e-mail address of a member of the organisation.',
  'ambiguous-manager': 'Several people of that name|Write the e-mail address in place of the name.',
  'too-many-managers': 'Far too many managers|Check that the column is the right one.',
  'more-values': 'More than one value in a cell|The first was taken. Put the others where you need them.',
  'phone-kept': 'Not read as a phone number|It was kept as it is. Correct it if it is wrong.',
  'left-out': 'Left out on purpose|Nothing is wrong: the row is no client, or was not wanted.',
  'suggested-company':
    'A company known only by the e-mail address|Import all your files again with --link-by-domain to put such people there, or with --no-link-by-domain to make each a client.',
  'ambiguous-company':
    'Several companies of one name|Give the row the id of its company, or the companies different names.',
  'unknown-company':
    'A company that is not in the files|Import the file of companies together with this one, or use --orphans.',
  'no-company': 'A person without a company|Name one, or use --orphans client to make a client of each.',
  differs: 'Two rows of one company that differ|Make the two the same.',
  'no-client': 'A contact of no client|Give the contact the ID or name of a client of the sheet.',
  'contact-of-two': 'A contact that could be of several clients|Give it the ID of its client.',
  'contact-astray': 'A contact went astray|Put the row that belongs to no client right first.',
  'id-not-found': 'No client with this ID|Export again, or empty the ID cell to make a new client.',
  'no-match': 'No client matches|Write the ID of the client into the ID column.',
  exists: 'There already|Update it instead: use --mode upsert, or write “update” into _action.',
  'several-matches': 'Several clients match|Write the ID of the right one into the ID column.',
  'keys-differ': 'Two keys, two clients|Correct one of the two, or say with --match which one counts.',
  'same-client-twice': 'The same client twice|Keep one of the rows, or tell them apart by ID.',
  incomplete: 'Not told in full by Cubicl|Change it in Cubicl itself.',
  conflict:
    'Changed on both sides|Import again with --conflict mine to write yours, or --conflict theirs to keep Cubicl’s.',
  'changed-since': 'Changed in Cubicl since the plan|Say in the sheet of conflicts whose it shall be.',
  'changed-after': 'Answer lost, and changed by someone since|Look at the client in Cubicl.',
  'edited-since': 'Edited in Cubicl since|It was left as it is. Change it by hand if you want.',
  'came-since':
    'Somebody else added this client meanwhile|Look whether it is the same one. A row that is imported again is compared with it.',
  gone: 'Gone from Cubicl|To make it anew, empty the ID cell and import the row again.',
  merged: 'Put into another client by Cubicl|Look at that client in Cubicl.',
  'not-applied': 'Sent, and not taken over|Import the row again later.',
  'in-doubt': 'Sent, and then the run ended|Go on with “apply”, which finds out.',
  unknown: 'Not known whether it was carried out|It is not taken back by guess. Look in Cubicl.',
  'answer-lost':
    'The answer was lost|Look in Cubicl whether the client is there before you import the row again.',
  'lost-twice':
    'Two answers were lost|Look in Cubicl whether the client is there before you import the row again.',
  'not-shown':
    'The answer was lost, and new clients do not show|Look in Cubicl whether the client is there before you import the row again.',
  'unclear-*':
    'The answer was lost, and what is there is not clear|Look in Cubicl whether the client is there before you import the row again.',
  'perhaps-*':
    'Perhaps there twice|Look in Cubicl whether the client is there before you import the row again.',
  'created-*': 'There twice|Delete all but one in Cubicl.',
  'verify-*': 'Not as it was written|Look at the client in Cubicl.',
  'http-*': 'Refused by Cubicl|Read what Cubicl said, mend the row, and import it again.',
};

const TR: Texts = {
  'bad-email': 'E-posta adresi değil|Yalnızca tek bir adres yazın, örneğin ad@example.com.',
  rounded: 'Tablo programı yuvarlamış|Hücreyi Metin yapın ve bütün rakamları yazın.',
  date: 'Tablo programı tarihe çevirmiş|Hücreyi Metin yapın ve yeniden yazın.',
  formula: 'Sonucu kaydedilmemiş formül|Dosyayı tablo programınızda açıp yeniden kaydedin.',
  'sheet-error': 'Hatalı formül|Formülü düzeltin ya da değeri yazın.',
  narrow: 'Çok dar sütun|Sütunu genişletip dosyayı yeniden kaydedin ya da değeri yazın.',
  'name-missing': 'Ad yok|Ad sütununu doldurun: her müşterinin bir adı olmalı.',
  'no-header': 'Başlığı olmayan hücre|Sütununa bir başlık verin ya da hücreyi boşaltın.',
  'bad-action':
    'Böyle bir işlem yok|create, update, upsert, delete veya skip yazın ya da hücreyi boş bırakın.',
  'bad-base':
    '_base hücresi değiştirilmiş|Satır yalnızca Cubicl ile karşılaştırıldı: farklı olan yazılır, boş hücrelere dokunulmaz.',
  'no-base':
    '_base hücresi boş|Satır yalnızca Cubicl ile karşılaştırıldı: farklı olan yazılır, boş hücrelere dokunulmaz.',
  damaged: 'Tablo programı bozmuş|Yazılmadı. Eskisini geri koymak için --repair ile yeniden içe aktarın.',
  repaired: 'Tablo programı bozmuş, geri kondu|Yapmanız gereken bir şey yok.',
  duplicate: 'Dışarıda bırakıldı: başka bir satır aynı|Yanlışı alınmadıysa yapılacak bir şey yok.',
  alike: 'Yeni, oysa tıpatıp aynısı var|O müşteriyse kimliğini ID sütununa yazın.',
  'likely-duplicate':
    'Başka bir müşteriye benziyor|Aynıysa kimliğini yazın ya da iki satırdan birini bırakın.',
  'duplicates-differ': 'Aynı müşterinin birbirinden farklı satırları|Birbirine uydurun ya da birini bırakın.',
  'not-text': 'Cubicl’deki değer metin değil|Cubicl’in içinde değiştirin ve hücreyi eski haline getirin.',
  'unknown-manager': 'Böyle bir yönetici yok|Organizasyonun bir üyesinin e-posta adresini yazın.',
  'ambiguous-manager': 'Bu adda birden çok kişi var|Ad yerine e-posta adresini yazın.',
  'too-many-managers': 'Çok fazla yönetici|Sütunun doğru sütun olduğuna bakın.',
  'more-values': 'Bir hücrede birden çok değer|İlki alındı. Ötekileri gereken yere siz yazın.',
  'phone-kept': 'Telefon numarası olarak okunamadı|Olduğu gibi bırakıldı. Yanlışsa düzeltin.',
  'left-out': 'Bilerek dışarıda bırakıldı|Bir sorun yok: satır bir müşteri değil ya da istenmedi.',
  'suggested-company':
    'Şirketi yalnızca e-posta adresinden belli|Bu kişileri oraya koymak için tüm dosyalarınızı --link-by-domain ile, her birini ayrı müşteri yapmak için --no-link-by-domain ile yeniden içe aktarın.',
  'ambiguous-company':
    'Aynı adda birden çok şirket|Satıra şirketinin kimliğini yazın ya da şirketlere farklı adlar verin.',
  'unknown-company':
    'Dosyalarda olmayan şirket|Şirketlerin dosyasını bununla birlikte içe aktarın ya da --orphans kullanın.',
  'no-company':
    'Şirketi olmayan kişi|Bir şirket yazın ya da her birini müşteri yapmak için --orphans client kullanın.',
  differs: 'Aynı şirketin birbirinden farklı iki satırı|İkisini aynı yapın.',
  'no-client': 'Müşterisi olmayan kişi|Kişiye tablodaki bir müşterinin kimliğini ya da adını verin.',
  'contact-of-two': 'Birden çok müşterinin olabilecek kişi|Ona müşterisinin kimliğini verin.',
  'contact-astray': 'Yerini kaybetmiş kişi|Önce hiçbir müşteriye ait olmayan satırı düzeltin.',
  'id-not-found':
    'Bu kimlikte müşteri yok|Yeniden dışa aktarın ya da yeni müşteri için kimlik hücresini boşaltın.',
  'no-match': 'Eşleşen müşteri yok|Müşterinin kimliğini ID sütununa yazın.',
  exists: 'Zaten var|Güncelleyin: --mode upsert kullanın ya da _action sütununa “update” yazın.',
  'several-matches': 'Birden çok müşteri eşleşiyor|Doğru olanın kimliğini ID sütununa yazın.',
  'keys-differ':
    'İki anahtar, iki ayrı müşteri|Birini düzeltin ya da hangisinin geçerli olduğunu --match ile söyleyin.',
  'same-client-twice': 'Aynı müşteri iki kez|Satırlardan birini bırakın ya da kimlikle ayırın.',
  incomplete: 'Cubicl tümünü bildirmiyor|Cubicl’in içinde değiştirin.',
  conflict:
    'İki tarafta da değişmiş|Kendi değeriniz için --conflict mine, Cubicl’inki için --conflict theirs ile yeniden içe aktarın.',
  'changed-since': 'Plandan sonra Cubicl’de değişmiş|Çakışma tablosunda hangisinin geçerli olacağını yazın.',
  'changed-after': 'Yanıt kayboldu, sonra biri değiştirdi|Müşteriye Cubicl’de bakın.',
  'edited-since': 'Sonradan Cubicl’de düzenlenmiş|Olduğu gibi bırakıldı. İsterseniz elle değiştirin.',
  'came-since':
    'Bu müşteriyi bu arada başkası eklemiş|Aynı müşteri mi diye bakın. Yeniden içe aktarılan satır onunla karşılaştırılır.',
  gone: 'Cubicl’de artık yok|Yeniden oluşturmak için kimlik hücresini boşaltıp satırı yeniden içe aktarın.',
  merged: 'Cubicl başka bir müşteriyle birleştirdi|O müşteriye Cubicl’de bakın.',
  'not-applied': 'Gönderildi ama işlenmedi|Satırı daha sonra yeniden içe aktarın.',
  'in-doubt': 'Gönderildi, sonra çalışma bitti|“apply” ile sürdürün; durumu o belirler.',
  unknown: 'Yapılıp yapılmadığı bilinmiyor|Tahminle geri alınmaz. Cubicl’e bakın.',
  'answer-lost':
    'Yanıt kayboldu|Satırı yeniden içe aktarmadan önce müşterinin Cubicl’de olup olmadığına bakın.',
  'lost-twice':
    'İki yanıt da kayboldu|Satırı yeniden içe aktarmadan önce müşterinin Cubicl’de olup olmadığına bakın.',
  'not-shown':
    'Yanıt kayboldu, yeni müşteriler görünmüyor|Satırı yeniden içe aktarmadan önce müşterinin Cubicl’de olup olmadığına bakın.',
  'unclear-*':
    'Yanıt kayboldu, oradakinin ne olduğu belirsiz|Satırı yeniden içe aktarmadan önce müşterinin Cubicl’de olup olmadığına bakın.',
  'perhaps-*':
    'Belki iki kez var|Satırı yeniden içe aktarmadan önce müşterinin Cubicl’de olup olmadığına bakın.',
  'created-*': 'İki kez var|Cubicl’de biri dışında hepsini silin.',
  'verify-*': 'Yazıldığı gibi değil|Müşteriye Cubicl’de bakın.',
  'http-*': 'Cubicl kabul etmedi|Cubicl’in yanıtını okuyun, satırı düzeltip yeniden içe aktarın.',
};

const CAUSES = { en: new Map(Object.entries(EN)), tr: new Map(Object.entries(TR)) };
