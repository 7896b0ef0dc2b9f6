/** What is said of tokens, runs, schedules and the sandbox, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const CLI: Catalogue = {
  'Error: {0}': 'Hata: {0}',
  'Interrupted.': 'Kesildi.',
  'This is a bug in cubicl-sheets: {0}': 'Bu, cubicl-sheets’in bir hatası: {0}',
  'Nothing is lost: what was sent is in the run folder. Please report it with the output of --verbose.':
    'Hiçbir şey kaybolmadı: gönderilenler çalışma klasöründe. Lütfen --verbose çıktısıyla bildirin.',
  'it has stood still for a minute.': 'bir dakikadır hiç ilerlemiyor.',
  'Nothing is lost: what was sent is in the run folder. A very long cell may be the cause. Please report it.':
    'Hiçbir şey kaybolmadı: gönderilenler çalışma klasöründe. Nedeni çok uzun bir hücre olabilir. Lütfen bildirin.',
  'See: {0}': 'Bakın: {0}',
  'See: cubicl-sheets --help': 'Bakın: cubicl-sheets --help',

  // Tokens, accounts, configuration
  'There is no token.': 'Erişim anahtarı yok.',
  'Keep one with: cubicl-sheets login. Or use the CUBICL_TOKEN variable or --token-file; or try it out with --sandbox.':
    'Şununla saklayın: cubicl-sheets login. Ya da CUBICL_TOKEN değişkenini veya --token-file seçeneğini kullanın; denemek için --sandbox ekleyin.',
  'What came on standard input is no token.': 'Standart girdiden gelen bir erişim anahtarı değil.',
  '--token-file and --account both name a token.':
    '--token-file da --account da bir erişim anahtarı belirtiyor.',
  'Give one of them.': 'Birini verin.',
  'There is no account "{0}" here.': 'Burada "{0}" diye bir hesap yok.',
  'Keep its token with: cubicl-sheets login --account {0}':
    'Erişim anahtarını şununla saklayın: cubicl-sheets login --account {0}',
  'There is: {0}. ': 'Olanlar: {0}. ',
  "The token file {0} can't be read.": 'Erişim anahtarı dosyası okunamıyor: {0}.',
  'The token ({0}) was kept for {1}, not for {2}.':
    'Erişim anahtarı ({0}) şu adres için saklanmış: {1}; istenen adres ise {2}.',
  'Keep another one with: cubicl-sheets login --account <name> --url <address>':
    'Başka bir anahtarı şununla saklayın: cubicl-sheets login --account <ad> --url <adres>',
  '{0} is damaged.': '{0} bozuk.',
  'Run: cubicl-sheets login': 'Çalıştırın: cubicl-sheets login',
  '{0} can be read by others.': '{0} dosyasını başkaları okuyabiliyor.',
  'Close it with: chmod 600 {0}': 'Şununla kapatın: chmod 600 {0}',
  '"{0}" can\'t be the name of an account.': '"{0}" bir hesap adı olamaz.',
  'Use letters, digits, ".", "_" and "-".': 'Harf, rakam, ".", "_" ve "-" kullanın.',
  'The configuration {0} is wrong at "{1}": {2}.': '{0} yapılandırmasında yanlış var, yeri "{1}": {2}.',
  'It may hold url, rate, concurrency, labels and managers.':
    'İçinde url, rate, concurrency, labels ve managers olabilir.',
  "The configuration {0} can't be read.": '{0} yapılandırması okunamıyor.',
  'The configuration {0} is not an object.': '{0} yapılandırması bir nesne değil.',
  'Write it like { "labels": {} }.': '{ "labels": {} } gibi yazın.',
  '{0} is not valid JSON.': '{0} geçerli JSON değil.',

  // Runs
  'This run was planned for {0}, not for {1}.': 'Bu çalışma {0} için planlandı, {1} için değil.',
  'Use the same --url or --sandbox as when it was made.':
    'Yapıldığı zamanki --url ya da --sandbox seçeneğini kullanın.',
  'Another run holds {0}{1}.': 'Başka bir çalışma şunu kullanıyor: {0}{1}.',
  ' (process {0})': ' (işlem {0})',
  'Wait for it to end, then try again. Where none is at work, remove {0}.':
    'Bitmesini bekleyip yeniden deneyin. Çalışan yoksa şu dosyayı silin: {0}.',
  '{0} is not the journal of this plan.': '{0} bu planın günlüğü değil.',
  'Nothing was sent on the strength of it. Put the right one back, or start a new run.':
    'Buna dayanarak hiçbir şey gönderilmedi. Doğrusunu geri koyun ya da yeni bir çalışma başlatın.',
  '{0} holds {1} ids in place of {2}.': '{0}: {1} kimlik var, beklenen {2}.',
  'Nothing was sent on the strength of it. Restore the file, or start a new run.':
    'Buna dayanarak hiçbir şey gönderilmedi. Dosyayı geri getirin ya da yeni bir çalışma başlatın.',
  '{0} is not a finished plan.': '{0} tamamlanmış bir plan değil.',
  'Its making was interrupted before anything was sent. Start the command again.':
    'Hiçbir şey gönderilmeden hazırlanması yarıda kesilmiş. Komutu yeniden başlatın.',
  '{0} already holds a run.': '{0} klasöründe zaten bir çalışma var.',
  'Choose another --run-dir, or go on with "apply".':
    '--run-dir ile başka bir klasör seçin ya da "apply" ile sürdürün.',
  '{0} is not a run: there is no plan.jsonl in it.': '{0} bir çalışma değil: içinde plan.jsonl yok.',
  'Name a folder below {0}.': 'Şunun altındaki bir klasörü yazın: {0}.',
  'Nothing was removed. "runs" lists the folders of runs.':
    'Hiçbir şey kaldırılmadı. "runs" çalışma klasörlerini listeler.',
  'This would {0}; nothing was sent.': 'Bunun için onayınız gerekir: {0}. Hiçbir şey gönderilmedi.',
  'empty 1 field': '1 alan boşaltılacak',
  'empty {0} fields': '{0} alan boşaltılacak',
  'delete 1 client': '1 müşteri silinecek',
  'delete {0} clients': '{0} müşteri silinecek',
  '{0} and {1}': '{0}, {1}',
  'Look through report.html, then say --yes.': 'report.html dosyasını gözden geçirip --yes ekleyin.',
  'This would remove {0}; nothing was removed.':
    'Bunun için onayınız gerekir: {0} kaldırılacak. Hiçbir şey kaldırılmadı.',
  'Look at them with --dry-run, then say --yes.': '--dry-run ile bakıp --yes ekleyin.',
  '--probe-writes makes a client in Cubicl, changes it and deletes it; nothing was sent.':
    '--probe-writes Cubicl’de bir müşteri oluşturur, değiştirir ve siler; hiçbir şey gönderilmedi.',
  'If you agree, say --yes.': 'Uygunsa --yes ekleyin.',

  // Schedules
  '--install and --remove say the opposite of each other.': '--install ile --remove birbirinin tersidir.',
  '"{0}" can\'t be the name of an entry.': '"{0}" bir zamanlama kaydının adı olamaz.',
  'Use letters, digits and "-".': 'Harf, rakam ve "-" kullanın.',
  '--install and --remove know cron and systemd, not {0}.':
    '--install ve --remove yalnızca cron ve systemd içindir; {0} olmaz.',
  'Leave them out, and put what is printed in its place yourself.':
    'Bunları çıkarın ve yazdırılanı yerine kendiniz koyun.',
  '"{0}" did not work: {1}.': '"{0}" işe yaramadı: {1}.',
  'Leave --install and --remove out, and put what is printed in its place yourself.':
    '--install ve --remove seçeneklerini çıkarın ve yazdırılanı yerine kendiniz koyun.',
  '--at takes a time of day such as 06:00, not "{0}".': '--at 06:00 gibi bir saat alır; "{0}" olmaz.',
  'A path, a name or a value with a line break or another control character in it can not be scheduled.':
    'İçinde satır sonu ya da başka bir denetim karakteri olan bir yol, ad ya da değer zamanlanamaz.',
  'Change it: {0}.': 'Değiştirin: {0}.',
  'A scheduled export needs a file.': 'Zamanlanan dışa aktarım için bir dosya gerekir.',
  'Name one.': 'Bir dosya adı verin.',
  'From the second time on, {0} would be there already.': 'İkinci seferden başlayarak {0} zaten var olurdu.',
  'Put {0} into its name, or replace it each time with --force.':
    'Adına {0} ekleyin ya da her seferinde --force ile üzerine yazın.',

  // The sandbox and the demo
  '--sandbox-from needs --sandbox: it never touches Cubicl.':
    '--sandbox-from ile --sandbox da gerekir: Cubicl’e hiç dokunmaz.',
  'Say --sandbox rehearsal.json --sandbox-from {0}.':
    'Şöyle yazın: --sandbox rehearsal.json --sandbox-from {0}',
  'The sandbox {0} is there already, and keeps the clients it has.':
    '{0} deneme ortamı zaten var ve müşterilerini koruyor.',
  'Go on with it by leaving out --sandbox-from, or name a new file with --sandbox.':
    '--sandbox-from olmadan onunla sürdürün ya da --sandbox ile yeni bir dosya adı verin.',
  "{0} is not a sandbox's file.": '{0} bir deneme ortamı dosyası değil.',
  'It was left as it is. Choose another name for the sandbox.':
    'Olduğu gibi bırakıldı. Deneme ortamı için başka bir ad seçin.',
  'Line {0} of {1} is damaged.': 'Bozuk satır: {0} ({1}).',
  'It was left as it is. Mend the line, or choose another name to start a fresh sandbox.':
    'Olduğu gibi bırakıldı. Satırı düzeltin ya da yeni bir deneme ortamı için başka bir ad seçin.',
  "{0} can't be used for the sandbox: {1}.": '{0} deneme ortamı için kullanılamıyor: {1}.',
  "The sandbox can't write {0}.": 'Deneme ortamı yazamıyor: {0}.',
  'Choose a file in a folder that you may write to.': 'Yazma izniniz olan bir klasörde bir dosya seçin.',
  'Another process is taking {0}.': 'Başka bir işlem şunu alıyor: {0}.',
  'Try again. If no sandbox is running, delete {0}.':
    'Yeniden deneyin. Çalışan bir deneme ortamı yoksa şunu silin: {0}.',
  '{0} is in use by a sandbox that is running (process {1}).':
    '{0} çalışan bir deneme ortamında kullanılıyor (işlem {1}).',
  'Stop that one, or {0}. If process {1} is no sandbox, delete {2}.':
    'Onu durdurun ya da {0}. İşlem {1} bir deneme ortamı değilse şunu silin: {2}.',
  'it is in use': 'kullanılıyor',
  'Choose another with --port, or leave --port out to take any free one.':
    '--port ile başka bir kapı seçin ya da boş bir kapı için --port seçeneğini çıkarın.',
  "The sandbox can't listen on port {0}: {1}.": 'Deneme ortamı {0} numaralı kapıyı dinleyemiyor: {1}.',
  'The demo stopped: "{0}" ended with exit code {1}.': 'Gösteri durdu: "{0}" komutunun çıkış kodu {1}.',
  "{0} holds files that are not the demo's.": '{0} klasöründe gösteriye ait olmayan dosyalar var.',
  'Name another folder: cubicl-sheets demo <folder>': 'Başka bir klasör verin: cubicl-sheets demo <klasör>',
};
