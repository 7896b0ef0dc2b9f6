/** What the commands say when they are done, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const COMMANDS: Catalogue = {
  // tell-run.ts
  'Read once more: {0} clients that were written, all as they should be.':
    'Yeniden okundu: yazılan {0} müşterinin hepsi olması gerektiği gibi.',
  'Note: ': 'Not: ',
  'Read once more: {0} clients that were written, {1} not as they should be: see errors.csv.':
    'Yeniden okundu: yazılan {0} müşteriden {1} tanesi olması gerektiği gibi değil: errors.csv dosyasına bakın.',
  'The answers to some requests were lost: whether Cubicl acted on them can not be told from here. See {0}.':
    'Bazı isteklerin yanıtı kayboldu: Cubicl’in bunları yapıp yapmadığı buradan bilinemez. Bakın: {0}.',

  // export-run.ts, diff-run.ts, map-run.ts, template-run.ts
  "What changed since {0} can't be told: {1}": '{0} dosyasından beri nelerin değiştiği söylenemiyor: {1}',
  'An older export stays: {0}': 'Daha eski bir dışa aktarım yerinde kaldı: {0}',
  'What changed since {0} is in {1}': '{0} dosyasından beri değişenler burada: {1}',
  'Removed: {0}': 'Kaldırılanlar: {0}',
  'There is no client with the id {0}.': '{0} kimlikli bir müşteri yok.',
  'Clients came and went so fast that no two passes agreed: the file may lack some. Export again later.':
    'Müşteriler o kadar hızlı değişti ki iki okuma birbirini tutmadı: dosyada eksik olabilir. Daha sonra yeniden dışa aktarın.',
  'Exit code {0}.': 'Çıkış kodu {0}.',
  'Unclear: without an ID, these can not be told apart. Export with the column ID.':
    'Belirsiz: kimlik olmadan bunlar ayırt edilemez. ID sütunuyla dışa aktarın.',
  column: 'sütun',
  'goes to': 'hedef',
  'how sure': 'ne kadar kesin',
  'for example': 'örnek',
  sure: 'kesin',
  likely: 'olası',
  guess: 'tahmin',
  none: 'yok',
  'Goes nowhere, {0}: {1}.': 'Hiçbir yere gitmiyor ({0}): {1}.',
  'Only joins people to companies, and is not kept: {0}.':
    'Yalnızca kişileri şirketlere bağlar, saklanmaz: {0}.',
  'not known': 'bilinmiyor',
  'since the configuration names no custom field for it': 'yapılandırmada bunun için özel alan yok',
  'since Cubicl has no place for it, or another column goes there':
    'Cubicl’de yeri yok ya da oraya başka bir sütun gidiyor',
  added: 'eklendi',
  removed: 'silindi',
  changed: 'değişti',
  unclear: 'belirsiz',
  '(no name)': '(adsız)',
  '(empty)': '(boş)',
  '{0} added': '{0} eklendi',
  '{0} removed': '{0} silindi',
  '{0} changed': '{0} değişti',
  '{0} unclear': '{0} belirsiz',
  '{0} unchanged': '{0} aynı',
  'no clients': 'müşteri yok',
  'the same {0} stands {1} before and {2} after': 'aynı değer ({0}) önce {1}, sonra {2} geçiyor',
  once: 'bir kez',
  '{0} times': '{0} kez',
  'Values that only differ in what nobody can see (line ends, accents stored in another way): {0}.':
    'Yalnızca görünmeyen yanı farklı olan değerler (satır sonu, farklı kaydedilmiş aksan): {0}.',
  'Not compared, since only one of the two tells it: {0}.':
    'Yalnızca birinde olduğu için karşılaştırılmadı: {0}.',
  'Clients came and went so fast that no two passes agreed: some may be missing here. Try again later.':
    'Müşteriler o kadar hızlı değişti ki iki okuma birbirini tutmadı: burada eksik olabilir. Daha sonra yeniden deneyin.',
  '{0}: {1}; headers in row {2}.': '{0}: {1}; başlıklar: satır {2}.',
  'No header stands above column {0}: it goes nowhere.': 'Başlığı olmayan sütun hiçbir yere gitmiyor: {0}.',
  'No column gives a name, which a new client needs: send one to Name.':
    'Yeni müşteri için gereken ad hiçbir sütunda yok: birini Name sütununa gönderin.',
  'Add --out mapping.json to write it down.': 'Yazmak için --out mapping.json ekleyin.',
  'Wrote {0}. Look it over, then see what import makes of it:':
    'Yazıldı: {0}. Gözden geçirin, sonra içe aktarmanın ne yapacağına bakın:',
  'Wrote {0}: fill it in, then import it. {1}': 'Yazıldı: {0}. Doldurup içe aktarın. {1}',
  '{0} custom fields and {1} managers of this account.':
    'Bu hesabın {0} özel alanı ve {1} yöneticisi içinde.',
  'It is the plain one: with a token, or with --sandbox, it would have the custom fields and managers of the account.':
    'Bu, hiçbir hesaba bağlı olmayan sade şablon. Erişim anahtarı varken ya da --sandbox ile yazılırsa hesabın özel alanları ve yöneticileri de içinde olur.',

  // login-run.ts
  someone: 'biri',
  '{0} at {1}': '{0} ({1})',
  'Token for {0} (it is not shown): ': '{0} için erişim anahtarı (gösterilmez): ',
  'The token of {0} is kept in {1}, which only you can read.':
    'Erişim anahtarı saklandı ({0}); dosyayı yalnızca siz okuyabilirsiniz: {1}.',
  'See what it may do: cubicl-sheets check{0}': 'Neye izni olduğuna bakın: cubicl-sheets check{0}',
  'CUBICL_TOKEN is set, and goes before the kept token. Unset it to use this one.':
    'CUBICL_TOKEN tanımlı ve saklanan anahtardan önce gelir. Bunu kullanmak için onu kaldırın.',
  '{0} holds a token that others can read. Close it: chmod 600 {1}':
    'Bu dosyadaki erişim anahtarını başkaları okuyabilir: {0}. Kapatın: chmod 600 {1}',
  'The token of the account "{0}" is removed from this machine. To end it everywhere, delete it in Cubicl.':
    '"{0}" hesabının erişim anahtarı bu bilgisayardan kaldırıldı. Her yerde geçersiz kılmak için Cubicl’de silin.',
  'No token is kept for the account "{0}".': '"{0}" hesabı için saklanan bir erişim anahtarı yok.',
  'Still kept: {0}.': 'Hâlâ saklananlar: {0}.',

  // runs-run.ts
  'There are no runs in {0}.': 'Burada çalışma yok: {0}.',
  'Kept: {0}': 'Bırakıldı: {0}',
  'Would remove: {0}': 'Önizleme, kaldırılacak: {0}',
  'To remove: {0}': 'Kaldırılacak: {0}',
  'Left, as it is not of the run: {0}': 'Çalışmaya ait olmadığı için bırakıldı: {0}',
  'Nothing older than {0} would be removed.': '{0} süresinden eski kaldırılacak bir şey yok.',
  'Nothing older than {0} was removed.': '{0} süresinden eski bir şey yoktu; hiçbir şey kaldırılmadı.',
  '{0} removed.': '{0} tanesi kaldırıldı.',
  'Nothing was removed.': 'Hiçbir şey kaldırılmadı.',
  ', {0} left': ', {0} kaldı',
  '1 run folder': '1 çalışma klasörü',
  '{0} run folders': '{0} çalışma klasörü',
  "Remove {0} for good? They can't be undone or applied then. [y/N] ":
    '{0} tamamen kaldırılsın mı? Sonra geri alınamaz ya da uygulanamaz. [e/H] ',
  held: 'çalışıyor',
  unplanned: 'planı bitmemiş',
  previewed: 'önizleme',
  interrupted: 'yarıda kalmış',
  done: 'tamam',
  undone: 'geri alınmış',

  // sandbox-run.ts, rehearse.ts
  'The sandbox answers at {0} and keeps its clients in {1}.':
    'Deneme ortamının adresi {0}, müşterilerinin dosyası {1}.',
  'Use it with: CUBICL_URL={0} CUBICL_TOKEN={1} cubicl-sheets export':
    'Kullanmak için: CUBICL_URL={0} CUBICL_TOKEN={1} cubicl-sheets export',
  'Stop it with Ctrl-C.': 'Durdurmak için Ctrl-C.',
  'The sandbox {0} begins with {1} clients of {2}.':
    'Deneme ortamı ({0}) {1} müşteriyle başlıyor; kaynağı {2}.',

  // schedule-run.ts
  'There was no entry {0} to remove, for {1}.': 'Kaldırılacak bir kayıt yoktu: {0} ({1}).',
  'Removed: {0}, for {1}.': 'Kaldırıldı: {0} ({1}).',
  'Installed: {0}, for {1}.': 'Kuruldu: {0} ({1}).',
  'It takes the token that login keeps{0}, since {1} does not see CUBICL_TOKEN: run cubicl-sheets login before it starts.':
    'login ile saklanan erişim anahtarını kullanır{0}; {1} CUBICL_TOKEN değişkenini görmez. Başlamadan önce cubicl-sheets login çalıştırın.',
  ' for {0}': ' ({0} hesabı)',
  'To run it while you are logged out: loginctl enable-linger':
    'Oturumunuz kapalıyken de çalışması için: loginctl enable-linger',
  'Save it in ~/Library/LaunchAgents and load it with: launchctl load <file>':
    '~/Library/LaunchAgents içine kaydedip şununla yükleyin: launchctl load <dosya>',
  'Run these lines in PowerShell.': 'Bu satırları PowerShell içinde çalıştırın.',
};
