/** What is said of a sheet as it is read, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const INTAKE: Catalogue = {
  // cell-problems.ts, cleaning.ts
  'The result of this formula is not saved in the file. Open it in your spreadsheet program and save it again.':
    'Bu formülün sonucu dosyada kayıtlı değil. Dosyayı tablo programınızda açıp yeniden kaydedin.',
  'The spreadsheet made a date of this. Set the cell to Text and type it again.':
    'Tablo programı bunu tarihe çevirmiş. Hücrenin biçimini Metin yapın ve değeri yeniden yazın.',
  'The spreadsheet rounded this number. Set the cell to Text and type all its digits.':
    'Tablo programı bu sayıyı yuvarlamış. Hücrenin biçimini Metin yapın ve bütün rakamları yazın.',
  'A spreadsheet keeps only 15 digits of a number. Set the cell to Text and type all its digits.':
    'Tablo programları bir sayının yalnızca 15 rakamını saklar. Hücrenin biçimini Metin yapın ve bütün rakamları yazın.',
  'The formula in this cell failed ({0}). Correct it, or type the value.':
    'Bu hücredeki formül hata veriyor ({0}). Formülü düzeltin ya da değeri yazın.',
  'This is not an e-mail address. Write only the address, like name@example.com.':
    'Bu bir e-posta adresi değil. Yalnızca adresi yazın, örneğin ad@example.com.',
  'The column was too narrow, so the spreadsheet saved # signs in place of the value. Make it wider and save again, or type the value.':
    'Sütun çok dardı; tablo programı değer yerine # işaretleri kaydetmiş. Sütunu genişletip yeniden kaydedin ya da değeri yazın.',
  'There is a character in this address that nobody sees. Empty the cell and type it anew.':
    'Bu adreste görünmeyen bir karakter var. Hücreyi boşaltıp adresi yeniden yazın.',
  'There is more than one e-mail address in this cell. Keep one of them.':
    'Bu hücrede birden çok e-posta adresi var. Birini bırakın.',
  'Only the first value of this cell was taken. It also holds: {0}.':
    'Bu hücrenin yalnızca ilk değeri alındı. Hücredeki diğer değerler: {0}.',
  'This could not be read as a phone number of the region, so it was kept exactly as it is.':
    'Bu, bölgenin telefon numarası olarak okunamadı; olduğu gibi bırakıldı.',

  // conflict-sheet.ts
  'Row {0} is the same conflict. Delete one.': 'Satır {0} aynı çakışmadır. Satırlardan birini silin.',
  'The hidden columns of this line were changed. Import the sheet itself again.':
    'Bu satırın gizli sütunları değiştirilmiş. Asıl tabloyu yeniden içe aktarın.',
  'A whole contact can be kept or dropped here, but not edited. Put the cell back as it was.':
    'Burada bir kişi bütünüyle tutulabilir ya da bırakılabilir, ama düzenlenemez. Hücreyi eski haline getirin.',
  'Not settled yet': 'Henüz çözülmedi',
  '"{0}" is neither': '"{0}" ikisi de değil',
  "{0}: write mine into _resolve to write yours, or theirs to keep Cubicl's, and import the file again.":
    '{0}: sizinkinin yazılması için _resolve sütununa mine, Cubicl’dekinin kalması için theirs yazın ve dosyayı yeniden içe aktarın.',

  // contact-lines.ts, contact-sheet.ts
  'row {0}': 'satır {0}',
  'row {0} of the sheet {1}': '{1} sayfası, satır {0}',
  'A contact of this client is gone from the sheet, but {0} holds a contact that belongs to no client. Put that row right first.':
    'Bu müşterinin bir kişisi tabloda yok, ama hiçbir müşteriye ait olmayan bir kişi var ({0}). Önce o satırı düzeltin.',
  'No client of the main sheet has this name. Write the ID or the name of its client.':
    'Müşteri sayfasında bu adda bir müşteri yok. Kişinin müşterisinin kimliğini ya da adını yazın.',
  'No client of the main sheet has the ID "{0}". Put the row of that client back there, or correct the ID.':
    'Müşteri sayfasında kimliği "{0}" olan bir müşteri yok. O müşterinin satırını oraya geri koyun ya da kimliği düzeltin.',
  '1 line of {0} left out, which is as in Cubicl and of a client that is not on the main sheet':
    '{0} sayfasının 1 satırı dışarıda bırakıldı: müşterisi ana sayfada yok ve satır Cubicl’daki gibi',
  '{0} lines of {1} left out, which are as in Cubicl and of clients that are not on the main sheet':
    '{1} sayfasının {0} satırı dışarıda bırakıldı: müşterileri ana sayfada yok ve satırlar Cubicl’daki gibi',
  "Several clients of the sheet go by this name, so the contact in row {0} of the sheet {1} could be anyone's. Give it the ID of its client, or give the clients different names.":
    'Tabloda bu adı taşıyan birden çok müşteri var; bu yüzden {1} sayfası, satır {0}: bu kişi herhangi birinin olabilir. Kişiye müşterisinin kimliğini verin ya da müşterilere farklı adlar verin.',

  // link.ts, people.ts, person.ts
  'the id "{0}"': '"{0}" kimliği',
  'the name "{0}"': '"{0}" adı',
  'the domain {0}': '{0} alan adı',
  '{0} of {1}': '{0} ({1})',
  'This person has no company. Name one, or use --orphans client to make a client of each such person.':
    'Bu kişinin şirketi yok. Bir şirket yazın ya da böyle her kişiyi müşteri yapmak için --orphans client kullanın.',
  'This row was left out. {0}': 'Bu satır dışarıda bırakıldı. {0}',
  '"{0}" is "{1}", and such rows are neither clients nor people.':
    '"{0}" sütununda "{1}" yazıyor; böyle satırlar ne müşteri ne kişidir.',
  'This person has no company, and --orphans skip leaves such people out.':
    'Bu kişinin şirketi yok; --orphans skip böyle kişileri dışarıda bırakır.',
  'It has no company, and neither a name nor an e-mail address nor a phone to be called by.':
    'Satırın şirketi yok; anılacağı bir adı, e-posta adresi ya da telefonu da yok.',
  'The company of this person is known only by {0}, which no client of the files has. Import the file of companies together with this one, or choose what becomes of such people with --orphans.':
    'Bu kişinin şirketi hakkında bilinen tek şey: {0}. Dosyalarda böyle bir müşteri yok. Şirket dosyasını bununla birlikte içe aktarın ya da böyle kişilerin ne olacağını --orphans ile seçin.',
  'No company is named, but the address is at {0}, the domain of the client in {1}. Import all files again with --link-by-domain to put such people there, or with --no-link-by-domain to make each a client of its own.':
    'Şirket yazılmamış, ama adresin alan adı {0} ve bir müşterininkiyle aynı ({1}). Böyle kişileri o müşteriye bağlamak için tüm dosyaları --link-by-domain ile, her birini ayrı müşteri yapmak için --no-link-by-domain ile yeniden içe aktarın.',
  'Several companies have {0}{1}, so this person could be at any of them. Give the row the id of its company, or the companies different names.':
    'Birden çok şirkette aynı: {0}{1}. Bu kişi herhangi birinde olabilir. Satıra şirketinin kimliğini yazın ya da şirketlere farklı adlar verin.',
  'Another row of the same company says "{0}" here. Make the two the same.':
    'Aynı şirketin başka bir satırında burada "{0}" yazıyor. İkisini aynı yapın.',

  // manager-names.ts
  'A client has at most {0} managers, in {1} characters. Check that the column is the right one.':
    'Bir müşterinin en çok {0} yöneticisi olabilir, toplam {1} karakter. Doğru sütun olup olmadığına bakın.',
  '{0} users are called "{1}". Use the e-mail address.':
    '{0} kullanıcının adı "{1}". E-posta adresini yazın.',
  'There is no user "{0}" in Cubicl. Use the e-mail address, the full name or the id of a user, or say under "managers" in the configuration who is meant.':
    'Cubicl’de "{0}" adlı bir kullanıcı yok. Bir kullanıcının e-posta adresini, adını soyadını ya da kimliğini yazın; ya da yapılandırma dosyasında "managers" altında kimin kastedildiğini belirtin.',
  '"{0}" can\'t be looked up, since this token may not read the users. Use the user\'s id.':
    '"{0}" aranamıyor, çünkü bu erişim anahtarının kullanıcıları okuma izni yok. Kullanıcının kimliğini yazın.',

  // validate.ts
  '"{0}" is not an action. Use {1}, or leave the cell empty.':
    '"{0}" diye bir işlem yok. Şunlardan birini yazın: {1}; ya da hücreyi boş bırakın.',
  'Nothing says what this cell means. Give its column a header, or empty the cell.':
    'Bu hücrenin ne olduğu belli değil. Sütununa bir başlık verin ya da hücreyi boşaltın.',

  // Headers and mappings
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

  // How it was read
  'How it was read: {0}.': 'Nasıl okundu: {0}.',
  'How it was read:': 'Nasıl okundu:',
  'a sheet of conflicts': 'bir çakışma tablosu',
  'headers in row {0}': 'başlıklar: satır {0}',
  'clients from the sheet {0}': 'müşterilerin sayfası: {0}',
  'contacts from the sheet {0}': 'kişilerin sayfası: {0}',
  'contacts from the columns, not from the sheet {0}': 'kişiler sütunlardan alındı; okunmayan sayfa: {0}',
  'left out: {0}': 'dışarıda bırakılanlar: {0}',
  'left out on purpose: {0}': 'bilerek dışarıda bırakılanlar: {0}',
  'rows {0}': 'satır {0}',
  'the headers again in {0}, left out': 'yinelenen başlıklar dışarıda bırakıldı ({0})',
  '{0} and {1} more': '{0} ve {1} tane daha',
  'goes nowhere, since no custom field is called so': 'bu adda özel alan olmadığı için hiçbir yere gitmiyor',
  'more values than there are places': 'yerden çok değer var',
  'no users of Cubicl, so nobody is made a manager for them':
    'Cubicl kullanıcısı değiller, bu yüzden kimse yönetici yapılmıyor',
  'This phone has no digits, so it was kept exactly as it is. Empty the cell if there is none.':
    'Bu telefonda rakam yok; olduğu gibi bırakıldı. Telefon yoksa hücreyi boşaltın.',
  '{0} at clients of the files': '{0} tanesi dosyalardaki müşterilerde',
  '{0} at companies that only people name ({1} in all)':
    '{0} tanesi adı yalnızca kişilerde geçen şirketlerde (toplam {1})',
  '{0} without a company, each a client of its own': '{0} tanesi şirketsiz, her biri kendi başına müşteri',
  '{0} left out': '{0} tanesi dışarıda bırakıldı',
  'people: {0}, of whom {1}': 'kişi sayısı {0}: {1}',
  '{0}: {1}': '{0}: {1}',
  'all {0} headers are known': '{0} başlığın hepsi biliniyor',
  '{0} of {1} headers are known': '{1} başlıktan {0} tanesi biliniyor',
  'taken for an export of {0}: {1} ({2}, {3} among them)':
    '{0} dışa aktarımı sayıldı: {1} ({2}; aralarında {3})',
  'of no program that is known': 'bilinen bir programın dosyası değil',

  // preset-titles.ts
  accounts: 'hesaplar',
  'accounts (API names)': 'hesaplar (API adlarıyla)',
  'accounts (Turkish labels)': 'hesaplar (Türkçe başlıklarla)',
  'accounts (labels of a report)': 'hesaplar (rapor başlıklarıyla)',
  companies: 'şirketler',
  'companies (codes of the fields)': 'şirketler (alan kodlarıyla)',
  contacts: 'kişiler',
  'contacts (API names)': 'kişiler (API adlarıyla)',
  'contacts (Thunderbird)': 'kişiler (Thunderbird)',
  'contacts (Turkish labels)': 'kişiler (Türkçe başlıklarla)',
  'contacts (Windows Live Mail)': 'kişiler (Windows Live Mail)',
  'contacts (labels of a report)': 'kişiler (rapor başlıklarıyla)',
  'contacts (older layout)': 'kişiler (eski düzen)',
  'contacts (technical names)': 'kişiler (teknik adlarla)',
  'customers and tags': 'müşteriler ve etiketler',
  leads: 'potansiyel müşteriler',
  'list of companies': 'şirket listesi',
  'list of contacts': 'kişi listesi',
  'list of contacts with their companies': 'şirketleriyle kişi listesi',
  'list of customers': 'müşteri listesi',
  'list of organisations': 'kuruluş listesi',
  'list of people': 'kişilerin listesi',
  'NPSP import template': 'NPSP içe aktarım şablonu',
  'NPSP import template (API names)': 'NPSP içe aktarım şablonu (API adlarıyla)',
  organisations: 'kuruluşlar',
  people: 'kişiler',
  users: 'kullanıcılar',
};
