/** What is said of headers, mappings and presets, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const HEADERS: Catalogue = {
  'Sheet "{0}": ': 'Sayfa "{0}": ',
  'Not a known column: {0}.': 'Bilinmeyen sütun: {0}.',
  'The same column twice: {0}.': 'Aynı sütun iki kez: {0}.',
  'Rename it, use custom:<field id> for a custom field, or leave it out with --ignore-unknown. Or have a mapping proposed, look it over, and import with --mapping mapping.json.':
    'Adını değiştirin, özel alan için custom:<alan kimliği> kullanın ya da --ignore-unknown ile dışarıda bırakın. Ya da bir eşleme önerisi alıp gözden geçirin ve --mapping mapping.json ile içe aktarın.',
  'Rename one of the two, or send one to "ignore" with --mapping.':
    'İkisinden birinin adını değiştirin ya da --mapping ile birini "ignore" yapın.',
  '{0}; and {1} more': '{0}; ve {1} tane daha',
  'column {0} "{1}"': '{0} sütunu "{1}"',
  '{0} (did you mean "custom:{1}"?)': '{0} (şunu mu demek istediniz: "custom:{1}"?)',
  '"{0}" (did you mean "{1}"?)': '"{0}" (şunu mu demek istediniz: "{1}"?)',
  '{0} (did you mean "{1}"?)': '{0} (şunu mu demek istediniz: "{1}"?)',
  '{0} ({1} custom fields are called that: write custom:<field id>)':
    '{0} (bu adda {1} özel alan var: custom:<alan kimliği> yazın)',
  'columns {0} "{1}" and {2} "{3}" both mean {4}':
    '{0} "{1}" ve {2} "{3}" sütunlarının ikisi de şu demek: {4}',
  "Row {0} is empty, so it can't be the header row.": 'Satır {0} boş; başlık satırı olamaz.',
  'Check --header-row against the row numbers the spreadsheet shows.':
    '--header-row değerini tablonun gösterdiği satır numaralarıyla karşılaştırın.',
  'The sheet has no rows.': 'Tabloda satır yok.',
  'Check the file, and --sheet for a workbook.': 'Dosyaya, çalışma kitabıysa --sheet seçeneğine bakın.',
  'No header row was found: none of the first {0} rows names a column. The first row says {1}.':
    'Başlık satırı bulunamadı: ilk {0} satırın hiçbiri bir sütun adı taşımıyor. İlk satırda şunlar var: {1}.',
  'Put headers such as ID, Name, Email above the data, or give --mapping and --header-row. Where cells of a text file ran together, say with --delimiter what stands between them.':
    'Verilerin üstüne ID, Name, Email gibi başlıklar koyun ya da --mapping ve --header-row verin. Bir metin dosyasının hücreleri birbirine karıştıysa aralarında ne olduğunu --delimiter ile söyleyin.',
  'The workbook has the sheets {0}: choose one with --sheet. The headers stand above the data, such as ID, Name, Email.':
    'Çalışma kitabındaki sayfalar: {0}. Birini --sheet ile seçin. Başlıklar (ID, Name, Email gibi) verilerin üstünde olmalı.',
  'The mapping sends "{0}" to "{1}", which is not a column.':
    'Eşleme "{0}" başlığını "{1}" sütununa gönderiyor, ama böyle bir sütun yok.',
  'Use a column such as Name, Email, custom:<field id> or ignore.':
    'Name, Email, custom:<alan kimliği> gibi bir sütun ya da ignore kullanın.',
  'The mapping sends the header "{0}" to two columns.': 'Eşleme "{0}" başlığını iki sütuna gönderiyor.',
  'Upper and lower case, spaces, accents, "_", "-" and "." make no difference; keep one of the two.':
    'Büyük küçük harf, boşluk, aksan, "_", "-" ve "." fark etmez; ikisinden birini bırakın.',
  'The mapping has a target "{0}", which is none.': 'Eşlemede "{0}" hedefi var, ama böyle bir hedef yok.',
  'Use a column such as Name or Email, contact.name, custom:<label>, link.id, link.name, link.domain, externalId or ignore.':
    'Name ya da Email gibi bir sütun, contact.name, custom:<etiket>, link.id, link.name, link.domain, externalId ya da ignore kullanın.',
  'The mapping sends {0} to {1}, where another column goes already.':
    'Eşleme {0} için {1} hedefini veriyor, ama oraya zaten başka bir sütun gidiyor.',
  'Join the two, or take the first that holds something: see "fields" in the README.':
    'İkisini birleştirin ya da dolu olan ilkini alın: README’de "fields" bölümüne bakın.',
  'The mapping does not say where these columns go: {0}.':
    'Eşleme şu sütunların nereye gideceğini söylemiyor: {0}.',
  'Send each somewhere, or to "ignore"; or pass --ignore-unknown. A custom:<label> needs its label in the configuration.':
    'Her birine bir hedef ya da "ignore" yazın; ya da --ignore-unknown ekleyin. custom:<etiket> için etiket yapılandırmada olmalı.',
  'The file does not look like an export of {0}.': 'Dosya şu programın dışa aktarımına benzemiyor: {0}.',
  'Use --preset auto, or say what the columns mean with --mapping.':
    '--preset auto kullanın ya da sütunların anlamını --mapping ile belirtin.',
  'There is no preset "{0}".': '"{0}" diye bir ön ayar yok.',
  'Use auto, none, or one of: {0}.': 'auto, none ya da şunlardan birini kullanın: {0}.',
  "The mapping {0} can't be read.": '{0} eşlemesi okunamıyor.',
  'The mapping {0} is not a list of header → column{1}.': '{0} eşlemesi bir başlık → sütun listesi değil{1}.',
  'Write it like { "Company name": "Name", "Score": "ignore" }; the README shows what else it may say.':
    '{ "Company name": "Name", "Score": "ignore" } gibi yazın; README başka neler yazılabileceğini gösterir.',
  'There are {0} mappings for {1} files.': '{1} dosya için {0} eşleme var.',
  'Give one --mapping for all files, or one for each, in the same order.':
    'Bütün dosyalar için tek bir --mapping ya da her biri için aynı sırayla bir tane verin.',
  'Column {0} "{1}" holds dates, and no day beyond 12 tells day from month.':
    '{0} sütununda ("{1}") tarihler var, ama günü aydan ayıracak 12’den büyük bir gün yok.',
  'Say --dates dmy (day first) or --dates mdy (month first).':
    '--dates dmy (önce gün) ya da --dates mdy (önce ay) yazın.',
  'This is a sheet of conflicts, but its columns {0} are gone.':
    'Bu bir çakışma tablosu, ama şu sütunları yok: {0}.',
  "Take the file in the run's folder again, and fill in only _resolve.":
    'Çalışma klasöründeki dosyayı yeniden alın ve yalnızca _resolve sütununu doldurun.',
  'Row {0} of {1} has no ID or no name, so it is no client of an export.':
    'Satır {0} ({1}): kimlik ya da ad yok; bu, bir dışa aktarımın müşterisi değil.',
  'Name a file that "cubicl-sheets export" wrote, with its columns ID and Name.':
    '"cubicl-sheets export" ile yazılmış, ID ve Name sütunları duran bir dosya verin.',
  '{0} names a custom field "{1}", which the configuration does not know.':
    '{0} "{1}" adlı bir özel alan kullanıyor, ama yapılandırmada böyle bir alan yok.',
  'Did you mean "custom:{0}"? A field without a label is written custom:<field id>.':
    'Şunu mu demek istediniz: "custom:{0}"? Etiketi olmayan bir alan custom:<alan kimliği> diye yazılır.',
  '--phone-region "{0}" is no region.': '--phone-region "{0}" bir bölge değil.',
  'Write two letters, e.g. TR, GB or US.': 'İki harf yazın, örneğin TR, GB ya da US.',
  'No column of the file holds the external id "{0}".': 'Dosyanın hiçbir sütununda "{0}" dış kimliği yok.',
  "Send the column with the other program's ids there with --mapping, or leave out --external-id.":
    'Öteki programın kimliklerini taşıyan sütunu --mapping ile oraya gönderin ya da --external-id seçeneğini çıkarın.',
};
