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
  'No client of the main sheet has the ID "{0}". Correct it, or add the client there.':
    'Müşteri sayfasında kimliği "{0}" olan bir müşteri yok. Kimliği düzeltin ya da müşteriyi oraya ekleyin.',
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
  'No company is named, but the address is at {0}, the domain of the client in {1}. Use --link-by-domain to put such people there, or --no-link-by-domain not to.':
    'Şirket yazılmamış, ama adresin alan adı {0} ve bir müşterininkiyle aynı ({1}). Böyle kişileri o müşteriye bağlamak için --link-by-domain, bağlamamak için --no-link-by-domain kullanın.',
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
};
