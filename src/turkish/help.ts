/** What `--help` says, in Turkish. */
import type { Lang } from '../language.ts';
import type { Catalogue } from './catalogue.ts';
import { EXAMPLES } from './help-examples.ts';

/** A text of a command's help, as it stands in the source, in the language of the person. */
export function helpText(text: string, lang: Lang): string {
  return lang === 'tr' ? (HELP[text] ?? EXAMPLES[text] ?? text) : text;
}

export const HELP: Catalogue = {
  'Moves clients between spreadsheets and Cubicl, and never loses, doubles or silently changes one.':
    'Müşterileri tablolarla Cubicl arasında taşır; hiçbirini kaybetmez, çoğaltmaz, sessizce değiştirmez.',
  'Commands:': 'Komutlar:',
  'Examples:': 'Örnekler:',
  'What it takes:': 'Ne yazılır:',
  'Flags:': 'Seçenekler:',
  'Flags of most commands:': 'Çoğu komutta olan seçenekler:',
  'Show help': 'Bu yardımı gösterir',
  default: 'varsayılan',
  'Each command has its own help, with examples: cubicl-sheets export --help':
    'Her komutun örnekli kendi yardımı vardır: cubicl-sheets export --help',

  // Commands
  'Write every client to a spreadsheet': 'Tüm müşterileri bir tabloya yazar',
  'Create and update clients from spreadsheets': 'Tablolardan müşteri oluşturur ve günceller',
  'Carry out what is left of a plan: a reviewed dry run, or a run that was interrupted':
    'Bir plandan kalanı uygular: gözden geçirilmiş bir önizleme ya da yarıda kalmış bir çalışma',
  'Take back what a run did; a client that was edited since is left alone and named':
    'Bir çalışmanın yaptığını geri alır; sonradan düzenlenmiş müşteriye dokunmaz, adını söyler',
  'Delete the clients whose ids a spreadsheet lists': 'Tabloda kimlikleri yazan müşterileri siler',
  'What changed between two exports, or between an export and now':
    'İki dışa aktarım arasında ya da bir dışa aktarımdan bugüne ne değişti',
  'Propose what the columns of any file mean, to be looked over and given to import':
    'Bir dosyanın sütunlarının anlamını önerir; gözden geçirip import komutuna verirsiniz',
  'Write a blank sheet, ready to fill in': 'Doldurulmaya hazır boş bir tablo yazar',
  'List the runs with their state and the command that goes on':
    'Çalışmaları durumlarıyla ve sürdüren komutla listeler',
  'Remove the folders of old runs, which hold personal data':
    'Kişisel veri içeren eski çalışma klasörlerini kaldırır',
  'Is the token good, what may it do, which custom fields are there, how large is a page':
    'Erişim anahtarı geçerli mi, neye izni var, hangi özel alanlar var, bir sayfa ne kadar',
  'Keep a token for yourself on this machine, after checking it':
    'Erişim anahtarını denetleyip bu bilgisayarda sizin için saklar',
  'Remove a token that login kept': 'login ile saklanan bir erişim anahtarını kaldırır',
  'Print, or install, the entry of a scheduler for an export':
    'Bir dışa aktarım için zamanlama kaydını yazdırır ya da kurar',
  'Serve a stand-in for the Cubicl API on this machine, to try things on':
    'Denemeler için bu bilgisayarda Cubicl API’sinin yerine geçen bir ortam açar',
  'The whole story on the sandbox in under a minute, leaving files to open':
    'Deneme ortamında her şey bir dakikadan kısa sürede; açılacak dosyalar bırakır',
  'Print what bash, zsh or fish needs to complete commands and flags':
    'bash, zsh ya da fish için komut ve seçenek tamamlamayı yazdırır',

  // Every command
  'Try it on made-up clients in place of Cubicl (the sandbox), kept in this .json file':
    'Cubicl yerine uydurma müşterilerle denersiniz (deneme ortamı); bu .json dosyasında tutulur',
  'Configuration file (default: cubicl-sheets.config.json, if there)':
    'Yapılandırma dosyası (varsayılan: varsa cubicl-sheets.config.json)',
  'Address of the API (default: CUBICL_URL, else https://cubicl.io/api/v1)':
    'API adresi (varsayılan: CUBICL_URL, yoksa https://cubicl.io/api/v1)',
  'File that holds the token (else CUBICL_TOKEN, else login)':
    'Erişim anahtarının dosyası (yoksa CUBICL_TOKEN, o da yoksa login)',
  'Which of the tokens that login keeps (default: the one called default)':
    'login ile saklanan anahtarlardan hangisi (varsayılan: default adlısı)',
  'Requests per time, e.g. 60/1m or unlimited (default: 60/1m)':
    'Süre başına istek, örneğin 60/1m ya da unlimited (varsayılan: 60/1m)',
  'Requests under way at once (default: 4)': 'Aynı anda yoldaki istek sayısı (varsayılan: 4)',
  'Print one JSON object on stdout': 'Standart çıktıya tek bir JSON nesnesi yazar',
  'Say nothing but problems': 'Sorunlar dışında bir şey söylemez',
  'Say more, such as the cause of a failure': 'Daha çok şey söyler, örneğin bir hatanın nedenini',
  'Text for people, or a JSON object a line, on stderr (default: text)':
    'Standart hata çıktısında kişiler için metin ya da satır başına bir JSON nesnesi (varsayılan: text)',
  'Language of messages, the report page and templates (default: by LANG, else en)':
    'İletilerin, rapor sayfasının ve şablonların dili (varsayılan: LANG’a göre, yoksa en)',
  'Go ahead without asking': 'Sormadan devam eder',
  'Show what would be done and stop': 'Ne yapılacağını gösterip durur',
  'Clients asked for at once (default: 1000)': 'Bir kerede istenen müşteri sayısı (varsayılan: 1000)',
  'Replace the file if it is there': 'Dosya varsa üzerine yazar',

  // export
  '.csv, .tsv, .xlsx or .jsonl; - is stdout (default: clients.xlsx)':
    '.csv, .tsv, .xlsx ya da .jsonl; - standart çıktı (varsayılan: clients.xlsx)',
  'Format (default: by the name of the file)': 'Biçim (varsayılan: dosya adına göre)',
  'Only clients with a word of the name starting like this':
    'Yalnızca adındaki bir sözcük böyle başlayan müşteriler',
  'Only clients with this in an e-mail address of theirs or their contacts':
    'Yalnızca kendisinin ya da kişilerinin e-posta adresinde bu geçen müşteriler',
  'Only the client with this id; may be given several times':
    'Yalnızca bu kimlikli müşteri; birden çok kez verilebilir',
  'Only these columns, by header, separated by commas':
    'Yalnızca bu sütunlar, başlıklarıyla, virgülle ayrılmış',
  'Contacts beside the client, on a line each, or on a second sheet (default: columns)':
    'Kişiler müşterinin yanında, ayrı satırlarda ya da ikinci sayfada (varsayılan: columns)',
  'Character between cells in CSV (default: ,)': 'CSV’de hücre ayırıcı (varsayılan: ,)',
  'utf-8, windows-1254 or utf-16le for CSV (default: utf-8)':
    'CSV için utf-8, windows-1254 ya da utf-16le (varsayılan: utf-8)',
  'Clients asked for at once (default: 1000; the server may give fewer)':
    'Bir kerede istenen müşteri sayısı (varsayılan: 1000; sunucu daha az verebilir)',
  'Another way to name the file; in both, {date}, {time} and {count} are filled in':
    'Dosyayı adlandırmanın öteki yolu; ikisinde de {date}, {time} ve {count} doldurulur',
  'Keep only so many files of this name, the latest; it needs {date} or {time} in it':
    'Bu addaki dosyaların yalnızca en yeni şu kadarını bırakır; adda {date} ya da {time} olmalı',
  'No new file when nothing changed since the latest one of this name':
    'Bu addaki son dosyadan beri değişen yoksa yeni dosya yazmaz',
  'Write what changed since the latest file of this name to this .xlsx, .csv or .json, too':
    'Bu addaki son dosyadan beri değişenleri de bu .xlsx, .csv ya da .json dosyasına yazar',
  'Command to run at the end, with the summary as JSON on its standard input':
    'Sonda çalıştırılacak komut; özet, standart girdisine JSON olarak verilir',

  // import, apply, undo, delete
  '.csv, .tsv, .xlsx or .jsonl; - is stdin; several are read as one':
    '.csv, .tsv, .xlsx ya da .jsonl; - standart girdi; birden çoğu tek dosya gibi okunur',
  '.csv, .tsv, .xlsx or .jsonl with a column ID; - is stdin':
    'ID sütunu olan .csv, .tsv, .xlsx ya da .jsonl; - standart girdi',
  '.csv, .tsv, .xlsx or .jsonl; - is stdin': '.csv, .tsv, .xlsx ya da .jsonl; - standart girdi',
  'How long to wait before looking for a create whose answer was lost (default: 90s)':
    'Yanıtı kaybolan yeni bir müşteri aranmadan önce beklenecek süre (varsayılan: 90s)',
  'Read a client again before overwriting it when it was read longer ago (default: 10m)':
    'Bu süreden daha önce okunmuş müşteri, üzerine yazılmadan yeniden okunur (varsayılan: 10m)',
  'At the end, read all clients once more and name whatever is not as it was written':
    'Sonda tüm müşterileri yeniden okur ve yazıldığı gibi olmayanları söyler',
  'Hide names, phones, e-mails and all other values in the report page, to pass it on':
    'Rapor sayfasını paylaşmak için adları, telefonları, e-postaları ve bütün değerleri gizler',
  'Create and update, only create, or only update (default: upsert)':
    'Oluştur ve güncelle, yalnızca oluştur ya da yalnızca güncelle (varsayılan: upsert)',
  'What tells which client a row is (default: id,email,name)':
    'Bir satırın hangi müşteri olduğunu ne belirler (varsayılan: id,email,name)',
  "Custom field that keeps another program's id, matched on first after ID":
    'Öteki programın kimliğini tutan özel alan; ID’den sonra ilk buna bakılır',
  'With --sandbox: begin a new one with the clients of this export, to rehearse on a copy':
    '--sandbox ile: bir kopya üzerinde denemek için bu dışa aktarımın müşterileriyle yenisini başlatır',
  'Several rows for one client: reject them, merge their filled cells, or take the first (default: reject)':
    'Bir müşteri için birden çok satır: reddet, dolu hücreleri birleştir ya da ilkini al (varsayılan: reject)',
  'Write phones like +905321112233; those without a country code are of this region, e.g. TR':
    'Telefonları +905321112233 gibi yazar; ülke kodu olmayanlar bu bölgenindir, örneğin TR',
  'Write dates in custom fields as 2026-11-24; the order counts where the column proves none':
    'Özel alanlardaki tarihleri 2026-11-24 gibi yazar; sıra, sütundan anlaşılmıyorsa geçerlidir',
  'The program a file comes from: auto (found by its headers), none, or a name such as hubspot':
    'Dosyanın geldiği program: auto (başlıklarından bulunur), none ya da hubspot gibi bir ad',
  'JSON file: header → column, for headers of other programs; one for all files, or one each':
    'JSON dosyası: başlık → sütun; öteki programların başlıkları için. Tüm dosyalara bir tane ya da her birine bir tane',
  'What becomes of people without a company (default: client, each a client of its own)':
    'Şirketi olmayan kişiler ne olacak (varsayılan: client, her biri bir müşteri)',
  "Let an e-mail address at a client's domain join a person to it (--no-link-by-domain: never)":
    'E-posta alan adı bir müşterininkiyle aynıysa kişi ona bağlanır (--no-link-by-domain: hiçbir zaman)',
  'Leave out columns nobody knows': 'Bilinmeyen sütunları dışarıda bırakır',
  'What an empty cell does in a sheet without _base (default: keep)':
    '_base olmayan bir tabloda boş hücre ne yapar (varsayılan: keep)',
  'Add to and update the contacts, or replace them, in a sheet without _base (default: merge)':
    '_base olmayan bir tabloda kişiler eklenip güncellenir ya da değiştirilir (varsayılan: merge)',
  'Where both sides changed a field: report it, write yours, or keep theirs (default: report)':
    'Bir alan iki tarafta da değiştiyse: bildir, sizinkini yaz ya da ötekini tut (varsayılan: report)',
  'Put back cells that a spreadsheet program damaged, where _base proves what was there':
    '_base eski değeri kanıtlıyorsa tablo programının bozduğu hücreleri geri koyar',
  'Let the plan empty many cells, delete clients, make new ones of rows that lost their ID, or give clients the values of others':
    'Planın çok hücre boşaltmasına, müşteri silmesine, kimliğini yitiren satırlardan yenilerini oluşturmasına ya da müşterilere başkalarının değerlerini vermesine izin verir',
  'Folder for the plan, journal and reports (default: new, below cubicl-runs)':
    'Plan, günlük ve raporların klasörü (varsayılan: cubicl-runs altında yeni bir klasör)',
  'Format of the file (default: by its name)': 'Dosyanın biçimi (varsayılan: adına göre)',
  'Sheet of a workbook, by name or number': 'Çalışma kitabının sayfası, adı ya da numarası',
  'Row the headers stand in (default: found)': 'Başlıkların bulunduğu satır (varsayılan: bulunur)',
  'Character between cells (default: found)': 'Hücre ayırıcı (varsayılan: bulunur)',
  'Encoding of a text file, e.g. windows-1254 (default: found)':
    'Metin dosyasının kodlaması, örneğin windows-1254 (varsayılan: bulunur)',
  'The folder of the run, below cubicl-runs; the command runs lists them':
    'Çalışmanın cubicl-runs altındaki klasörü; runs komutu hepsini listeler',

  // diff, map, template
  'An export: .csv, .tsv, .xlsx or .jsonl; - is stdin':
    'Bir dışa aktarım: .csv, .tsv, .xlsx ya da .jsonl; - standart girdi',
  'A later one, of any format (default: the clients as they are now)':
    'Daha sonraki bir tanesi, herhangi bir biçimde (varsayılan: müşterilerin şimdiki hali)',
  'Format of the differences (default: by the name of --out; on stdout text)':
    'Farkların biçimi (varsayılan: --out adına göre; standart çıktıda text)',
  'Write the differences here (default: stdout)': 'Farkları buraya yazar (varsayılan: standart çıktı)',
  'What tells which client a row without an ID is (default: id,email,name)':
    'Kimliği olmayan bir satırın hangi müşteri olduğunu ne belirler (varsayılan: id,email,name)',
  'Write the mapping here; - is stdout': 'Eşlemeyi buraya yazar; - standart çıktı',
  '.csv, .tsv or .xlsx; - is stdout': '.csv, .tsv ya da .xlsx; - standart çıktı',

  // runs, purge, check
  'Where the runs lie': 'Çalışmaların bulunduğu yer',
  'Only runs made longer ago, e.g. 30d or 12h': 'Yalnızca bundan eski çalışmalar, örneğin 30d ya da 12h',
  'Also remove runs that could still go on: they can’t be applied or undone then':
    'Sürdürülebilecek çalışmaları da kaldırır; artık uygulanamaz ve geri alınamazlar',
  'Show what would be removed and stop': 'Ne kaldırılacağını gösterip durur',
  'Try on a scratch client, deleted again, how Cubicl takes what it is sent':
    'Cubicl’in gönderileni nasıl işlediğini, sonra silinen deneme amaçlı bir müşteride dener',
  'Probe without asking': 'Sormadan dener',
  'Add the custom fields found to the configuration, to be named there':
    'Bulunan özel alanları, orada adlandırmanız için yapılandırmaya ekler',

  // schedule, sandbox, demo, completion
  'Where each export goes (default: clients-{date}.xlsx)':
    'Her dışa aktarımın yeri (varsayılan: clients-{date}.xlsx)',
  'How often; a week begins on Monday': 'Ne sıklıkta; hafta pazartesi başlar',
  'At what time of day; with --every hour only the minutes count':
    'Günün hangi saatinde; --every hour ile yalnızca dakikası geçerlidir',
  'For which scheduler (default: by this system)': 'Hangi zamanlayıcı için (varsayılan: bu sisteme göre)',
  'Name of the entry, to tell several scheduled exports apart':
    'Kaydın adı; zamanlanmış dışa aktarımları birbirinden ayırır',
  'Add it for this user, in place of one of the same name (cron, systemd)':
    'Bu kullanıcı için ekler; aynı addakinin yerine geçer (cron, systemd)',
  'Take it out again (cron, systemd)': 'Yeniden çıkarır (cron, systemd)',
  'Where its clients are kept': 'Müşterilerinin tutulduğu yer',
  'Port on 127.0.0.1; 0 takes any': '127.0.0.1 üzerindeki kapı; 0 boş birini alır',
  'Answer 429 beyond 60 requests a minute, as Cubicl does':
    'Cubicl gibi dakikada 60 istekten sonra 429 yanıtı verir',
  'Start a new sandbox with this many made-up clients':
    'Bu kadar uydurma müşteriyle yeni bir deneme ortamı başlatır',
  'Where the files go; an earlier demo there is replaced':
    'Dosyaların yeri; oradaki önceki gösterinin yerine geçer',
  'The shell that is to complete': 'Tamamlama yapacak kabuk',
};
