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
  'This phone has no digits, so it was kept exactly as it is. Empty the cell if there is none.':
    'Bu telefonda rakam yok; olduğu gibi bırakıldı. Telefon yoksa hücreyi boşaltın.',

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
