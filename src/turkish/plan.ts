/** What is said of rows as it is decided what to do with them, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const PLAN: Catalogue = {
  // decide-issues.ts
  'There is a client with this {0} already: "{1}" ({2}). To update it, use --mode upsert or write "update" into the _action column.':
    'Aynı değeri taşıyan bir müşteri zaten var ({0}): "{1}" ({2}). Onu güncellemek için --mode upsert kullanın ya da _action sütununa "update" yazın.',
  "No client matches this row, so there is nothing to {0}. Write the client's ID into the ID column.":
    'Bu satırla eşleşen müşteri yok; "{0}" işlemi yapılamaz. ID sütununa müşterinin kimliğini yazın.',
  'The client {0} went away while it was read. Import the row again.':
    '{0} kimlikli müşteri okunurken silindi. Satırı yeniden içe aktarın.',
  'A new client needs a name. Fill in the Name column.':
    'Yeni müşterinin bir adı olmalı. Name (ad) sütununu doldurun.',
  "A client's name can't be emptied. Write a name into the cell.":
    'Müşterinin adı boşaltılamaz. Hücreye bir ad yazın.',
  'Cubicl did not tell all fields of this client, and an update could erase the others. Change it in Cubicl itself.':
    'Cubicl bu müşterinin bütün alanlarını bildirmedi; güncelleme diğerlerini silebilir. Müşteriyi Cubicl’in içinde değiştirin.',
  'Cubicl holds more than text in this field. Change it in Cubicl itself, and put the cell back as it was.':
    'Cubicl’de bu alanda metinden fazlası var. Cubicl’in içinde değiştirin ve hücreyi eski haline getirin.',
  '{0}, and {1} since the export. This was not written: say in the sheet of conflicts whose it shall be, or import again with --conflict mine or theirs.':
    'Dışa aktarımdan beri iki tarafta da değişti: {0}, {1}. Bu yazılmadı: hangisinin geçerli olacağını çakışma tablosunda belirtin ya da --conflict mine veya --conflict theirs ile yeniden içe aktarın.',
  'Changed here': 'burada değiştirildi',
  'Emptied here': 'burada boşaltıldı',
  'Taken out here': 'burada çıkarıldı',
  'changed in Cubicl to "{0}"': 'Cubicl’de yeni değer "{0}"',
  'emptied in Cubicl': 'Cubicl’de boşaltıldı',
  'removed in Cubicl': 'Cubicl’de kaldırıldı',

  // match.ts, twins.ts
  'There is no client with the ID "{0}" in Cubicl. Export again, or empty the ID cell to make a new client.':
    'Cubicl’de kimliği "{0}" olan bir müşteri yok. Yeniden dışa aktarın ya da yeni müşteri oluşturmak için ID hücresini boşaltın.',
  'A spreadsheet rounded this id, so it no longer tells which client this is. Set the column to Text and fill in the whole id.':
    'Tablo programı bu kimliği yuvarlamış; hangi müşteri olduğu artık belli değil. Sütunun biçimini Metin yapın ve kimliği eksiksiz yazın.',
  '{0} clients have this {1} ({2}). Write the ID of the right one into the ID column.':
    '{0} müşteride aynı değer var: {1} ({2}). ID sütununa doğru müşterinin kimliğini yazın.',
  'The {0} is that of client {1}, but the {2} is that of client {3}. Correct one of the two, or use --match {4}.':
    'İki değer iki ayrı müşteriyi gösteriyor: {0} → {1}, {2} → {3}. Birini düzeltin ya da --match {4} kullanın.',
  ID: 'kimlik',
  name: 'ad',
  'e-mail address': 'e-posta adresi',
  'external id': 'dış kimlik',
  'Rows {0} and {1} are one client, but one says "{2}" here and the other "{3}". Make them agree, or keep one of the two.':
    'Satır {0} ve satır {1} aynı müşteri, ama burada birinde "{2}", diğerinde "{3}" yazıyor. İkisini uyumlu yapın ya da birini bırakın.',
  'Row {0} is the same person, so this one was left out.':
    'Satır {0} aynı kişi; bu yüzden bu satır dışarıda bırakıldı.',
  'Keep one of the two rows, or join them with --duplicates merge.':
    'İki satırdan birini bırakın ya da --duplicates merge ile birleştirin.',
  'Sort the sheet by ID, so that the lines of one client stand together, or keep one of the two.':
    'Bir müşterinin satırları bir arada dursun diye tabloyu kimliğe göre sıralayın ya da iki satırdan birini bırakın.',
  'Keep one of the two rows.': 'İki satırdan birini bırakın.',
  'Row {0} is the same client (same {1}). {2}': 'Satır {0} aynı müşteri (ortak değer: {1}). {2}',

  // notes.ts, likely.ts
  'The _base cell of this row is empty.': 'Bu satırın _base hücresi boş.',
  "The _base cell of this row is damaged, or is another row's.":
    'Bu satırın _base hücresi bozulmuş ya da başka bir satıra ait.',
  'So the row was compared with Cubicl alone: what differs is written, and empty cells are left as they are.':
    'Bu yüzden satır yalnızca Cubicl ile karşılaştırıldı: farklı olan yazılır, boş hücrelere dokunulmaz.',
  'The ID of this row was emptied, so it becomes a new client, although {0} has the same {1}. If that one is meant, write its ID.':
    'Bu satırın kimliği silinmiş, bu yüzden yeni müşteri olacak; oysa {0} kimlikli müşteride aynı değer var: {1}. O müşteri kastediliyorsa kimliğini yazın.',
  'This may be the same client as {0}{1}: {2}. It becomes a client of its own; if it is the same, {3}.':
    'Bu, şununla aynı müşteri olabilir: {0}{1} ({2}). Ayrı bir müşteri olacak; aynıysa {3}.',
  ' and {0} more': ' ve {0} tane daha',
  'write its ID into the ID column': 'ID sütununa onun kimliğini yazın',
  'keep one of the two rows': 'iki satırdan birini bırakın',
  'same phone number': 'aynı telefon numarası',
  'same name but for its legal form': 'şirket türü dışında aynı ad',
  'same e-mail domain': 'aynı e-posta alan adı',
  'Row {0} is the same client and was taken; this row was left out (--duplicates first).':
    'Satır {0} aynı müşteri ve o alındı; bu satır dışarıda bırakıldı (--duplicates first).',
  'A spreadsheet program {0}: at export it was {1}. {2}':
    'Tablo programı {0}; dışa aktarımdaki hali: {1}. {2}',
  'It was put back, so nothing is changed here.': 'Eski haline getirildi; burada bir şey değişmez.',
  'This was not written: import again with --repair to put it back. If you mean it as it is now, empty the _base cell of this row.':
    'Bu yazılmadı: eski haline getirmek için --repair ile yeniden içe aktarın. Şimdiki hali doğruysa bu satırın _base hücresini boşaltın.',
  'took this for a number': 'bunu sayı sanmış',
  'took this for a date': 'bunu tarih sanmış',
  'took this for TRUE or FALSE': 'bunu DOĞRU ya da YANLIŞ sanmış',
  'cut off the spaces around this': 'başındaki ve sonundaki boşlukları kesmiş',
  'took or added an apostrophe here': 'burada bir kesme işareti silmiş ya da eklemiş',
  'lost characters of this': 'bazı karakterleri kaybetmiş',
  'took this for a formula': 'bunu formül sanmış',
  'showed # signs for lack of room': 'yer darlığından # işaretleri göstermiş',
  'cut this off at the longest text it takes': 'alabildiği en uzun metinde bunu kesmiş',
  '{0} ({1} characters)': '{0} ({1} karakter)',

  // undo.ts
  'Edited in Cubicl since ({0}), so it is left as it is. Take it back by hand if you want.':
    'Sonradan Cubicl’de düzenlenmiş ({0}); olduğu gibi bırakıldı. İsterseniz elle geri alın.',
  'Whether Cubicl carried this out is not known, so it is not taken back by guess. Look in Cubicl.':
    'Cubicl’in bunu yapıp yapmadığı bilinmiyor; tahminle geri alınmaz. Cubicl’e bakın.',

  // guards.ts
  'The plan was refused. {0}': 'Plan kabul edilmedi. {0}',
  'Nothing was sent.': 'Hiçbir şey gönderilmedi.',
  'It would delete {0} client.': '{0} müşteri silinecekti.',
  'It would delete {0} clients.': '{0} müşteri silinecekti.',
  'It would empty {0} of the {1} filled cells that the sheet covers.':
    'Tablonun kapsadığı {1} dolu hücreden {0} tanesi boşaltılacaktı.',
  'It would make new clients of {0} of {1} rows, which were exported but have lost their ID.':
    '{1} satırdan {0} tanesi yeni müşteri olacaktı; bunlar dışa aktarılmış ama kimliklerini yitirmiş.',
  'It would change {0} cells of the column "{1}", most of them to what another client had there, as if it was sorted without the rest of the sheet.':
    '"{1}" sütununda {0} hücre değişecekti, çoğu başka bir müşterinin oradaki değerine: sütun, tablonun geri kalanından ayrı sıralanmış gibi.',
  'It would change {0} cells of the columns {1}, most of them to what another client had there, as if these were sorted without the rest of the sheet.':
    '{1} sütunlarında {0} hücre değişecekti, çoğu başka bir müşterinin oradaki değerine: bunlar, tablonun geri kalanından ayrı sıralanmış gibi.',
};
