/** What is said of the command line, of runs and of the sandbox, in Turkish. */
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
  'Which command?': 'Hangi komut?',
  'There is no command "{0}".{1}': '"{0}" diye bir komut yok.{1}',
  ' Did you mean {0}?': ' Şunu mu demek istediniz: {0}?',
  'There is no flag {0}.{1}': '{0} diye bir seçenek yok.{1}',
  '{0} has no flag {1}: it belongs to {2}.': '{0} komutunun {1} seçeneği yok; bu seçenek şurada var: {2}.',
  '"{0}" is one argument too many: cubicl-sheets {1}':
    '"{0}" fazladan yazılmış; komut şöyle yazılır: cubicl-sheets {1}',
  '{0} takes {1}, not "{2}".{3}': '{0} için "{2}" yazılamaz. Yazılabilecekler: {1}.{3}',
  '--{0} takes {1}, not "{2}".{3}': '--{0} için "{2}" yazılamaz. Yazılabilecekler: {1}.{3}',
  'An argument is missing: cubicl-sheets {0}': 'Komut eksik; şöyle yazılır: cubicl-sheets {0}',
  'Did you mean "{0}"?': 'Şunu mu demek istediniz: "{0}"?',

  // Flags and arguments
  '--{0} has no value.': '--{0} seçeneğinin değeri yok.',
  'Give it one, or leave it out.': 'Bir değer yazın ya da seçeneği çıkarın.',
  '--{0} is given twice.': '--{0} iki kez yazılmış.',
  'Give it once.': 'Yalnızca bir kez yazın.',
  '--{0} takes no value.': '--{0} değer almaz.',
  'Leave out "={0}".': '"={0}" bölümünü silin.',
  '--{0} takes a whole number, not "{1}".': '--{0} bir tam sayı alır; "{1}" olmaz.',
  'Write it in digits alone, without commas or dots.': 'Virgül ya da nokta koymadan, yalnızca rakamla yazın.',
  'The name of the file is empty.': 'Dosyanın adı boş.',
  'The file is named twice.': 'Dosya iki kez verilmiş.',
  'Give the argument or --out.': 'Ya dosya adını ya --out seçeneğini verin.',
  '{0} is named twice.': '{0} iki kez verilmiş.',
  'Name each file once.': 'Her dosyayı bir kez yazın.',
  '{0} is read here, and would be overwritten.': '{0} burada okunuyor; üzerine yazılırdı.',
  'Choose another name for what is written.': 'Yazılacak dosya için başka bir ad seçin.',
  'Please answer y for yes or n for no.': 'Lütfen evet için e, hayır için h yazın.',
  'End it in .xlsx, .csv, .json or .txt, or give --format.':
    'Adın sonuna .xlsx, .csv, .json ya da .txt koyun veya --format verin.',
  'End it in .xlsx, .csv or .json.': 'Adın sonuna .xlsx, .csv ya da .json koyun.',
  '--port takes a whole number from 0 to 65535, not {0}.':
    '--port 0 ile 65535 arasında bir tam sayı alır; {0} olmaz.',
  '--clients takes a whole number from 0 on, not {0}.':
    '--clients 0 ya da daha büyük bir tam sayı alır; {0} olmaz.',
  'Look at its commas, quotes and brackets: {0}': 'Virgüllerine, tırnaklarına ve parantezlerine bakın: {0}',
  'No file is named.': 'Dosya verilmemiş.',
  'Name at least one.': 'En az bir dosya verin.',
  'A token on the command line can be seen by others on this machine.':
    'Komut satırındaki bir erişim anahtarını bu bilgisayardaki başkaları görebilir.',
  'Put it in the CUBICL_TOKEN variable, or in a file named with --token-file.':
    'CUBICL_TOKEN değişkenine ya da --token-file ile verilen bir dosyaya koyun.',
  '--json and differences on stdout would mix.': '--json ile farklar standart çıktıda karışırdı.',
  '--json and a file on stdout would mix.': '--json ile dosya standart çıktıda karışırdı.',
  '--json and a mapping on stdout would mix.': '--json ile eşleme standart çıktıda karışırdı.',
  'Name a file with --out.': '--out ile bir dosya adı verin.',
  '{0} takes a time such as 90s, 10m, 1h or 30d, not "{1}".':
    '{0} seçeneği 90s, 10m, 1h ya da 30d gibi bir süre alır; "{1}" olmaz.',
  '--keep, --if-changed and --changes need a file, not stdout.':
    '--keep, --if-changed ve --changes standart çıktıyla değil, bir dosyayla kullanılır.',
  '--keep takes a whole number from 1 on, not {0}.':
    '--keep 1 ya da daha büyük bir tam sayı alır; {0} olmaz.',
  '--keep needs {date} or {time} in the name of the file.':
    '--keep için dosyanın adında {date} ya da {time} olmalı.',
  'For example: clients-{date}.xlsx': 'Örneğin: clients-{date}.xlsx',
  '{0} means nothing in the name of an export.': 'Dışa aktarım dosyasının adında {0} bir anlama gelmiyor.',
  'A placeholder stands in the name of the folder.': 'Klasörün adında bir yer tutucu var.',
  'The name of the file may hold {date}, {time} and {count}.':
    'Dosyanın adında {date}, {time} ve {count} bulunabilir.',
  'The name {0} does not say which format to write.': '{0} adı hangi biçimde yazılacağını söylemiyor.',
  'End it in .csv, .tsv, .xlsx or .jsonl, or give --format.':
    'Adın sonuna .csv, .tsv, .xlsx ya da .jsonl koyun ya da --format verin.',
  '--match can\'t use "{0}".': '--match "{0}" ile kullanılamaz.',
  'Use id, email, name or custom:<field id>.': 'id, email, name ya da custom:<alan kimliği> kullanın.',
  '--external-id takes a custom field, not "{0}".': '--external-id bir özel alan alır; "{0}" olmaz.',
  'Write it as custom:<label> or custom:<field id>.':
    'custom:<etiket> ya da custom:<alan kimliği> biçiminde yazın.',
  '--concurrency takes a whole number from 1 to 16, not {0}.':
    '--concurrency 1 ile 16 arasında bir tam sayı alır; {0} olmaz.',
  '--page-size takes a whole number from 1 on, not {0}.':
    '--page-size 1 ya da daha büyük bir tam sayı alır; {0} olmaz.',
  'A template is a sheet to fill in, and JSON lines are none.':
    'Şablon, doldurulacak bir tablodur; JSON satırları tablo değildir.',
  'End the name in .xlsx or .csv.': 'Adın sonuna .xlsx ya da .csv koyun.',
  'Standard input can hold one of the two files only.': 'Standart girdi iki dosyadan yalnızca biri olabilir.',
  'Name the other one.': 'Diğerinin adını verin.',
  'There is no column "{0}" to export.': 'Dışa aktarılacak "{0}" diye bir sütun yok.',
  'Choose from the columns an export without --columns has, e.g. ID, Name, Email.':
    '--columns olmadan yapılan bir dışa aktarımdaki sütunlardan seçin, örneğin ID, Name, Email.',
  'A contacts sheet needs .xlsx: a {0} file has one sheet only.':
    'Kişiler sayfası için .xlsx gerekir: {0} dosyasında tek sayfa olur.',
  'Use --contacts columns or rows, or export to .xlsx.':
    '--contacts columns ya da rows kullanın ya da .xlsx olarak dışa aktarın.',
  '{0} is a sheet of conflicts, not a list of clients to delete.':
    '{0} bir çakışma tablosu; silinecek müşterilerin listesi değil.',
  'Settle it with "import".': 'Onu "import" ile çözün.',

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
