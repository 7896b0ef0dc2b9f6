/** What is said of files that can't be read or written, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const TABLE: Catalogue = {
  // failures.ts
  "{0} can't be read: {1}.": '{0} okunamıyor: {1}.',
  "{0} can't be written: {1}.": '{0} yazılamıyor: {1}.',
  'Check the path and the permissions.': 'Yola ve izinlere bakın.',
  'there is no such file or folder': 'böyle bir dosya ya da klasör yok',
  'Check the spelling and the folder.': 'Yazılışa ve klasöre bakın.',
  'Write the folder in place of ~, which stands for it only where it is not quoted.':
    '~ yerine klasörün tam yolunu yazın; tırnak içinde ~ işe yaramaz.',
  'its folder is not there': 'klasörü yok',
  'Make the folder first, or choose another.': 'Önce klasörü oluşturun ya da başka bir klasör seçin.',
  'it is not permitted': 'izin verilmiyor',
  'Check who owns the file and its folder.': 'Dosyanın ve klasörünün kime ait olduğuna bakın.',
  'It may be open in another program; close it there and try again.':
    'Başka bir programda açık olabilir; orada kapatıp yeniden deneyin.',
  'it is open in another program': 'başka bir programda açık',
  'Close it there (Excel locks open files) and try again.':
    'Orada kapatıp (Excel açık dosyaları kilitler) yeniden deneyin.',
  'it is a folder': 'bu bir klasör',
  'Name a file.': 'Bir dosya adı verin.',
  'part of the path is a file, not a folder': 'yolun bir bölümü klasör değil, dosya',
  'Check the path.': 'Yola bakın.',
  'it is there already': 'zaten var',
  'Choose another name, or remove it first.': 'Başka bir ad seçin ya da önce onu kaldırın.',
  'the disk is full': 'disk dolu',
  'Free some space and try again.': 'Yer açıp yeniden deneyin.',
  'your disk quota is used up': 'disk kotanız dolmuş',
  'it is larger than this disk allows': 'bu diskin izin verdiğinden büyük',
  'Choose another disk.': 'Başka bir disk seçin.',
  'the disk is read-only': 'disk salt okunur',
  'Choose another folder.': 'Başka bir klasör seçin.',
  'the disk reports an error': 'disk bir hata bildiriyor',
  'Check the disk, or choose another.': 'Diski denetleyin ya da başka bir disk seçin.',
  'the name is too long': 'ad çok uzun',
  'Choose a shorter name.': 'Daha kısa bir ad seçin.',
  'too many files are open': 'çok fazla dosya açık',
  'Close other programs and try again.': 'Başka programları kapatıp yeniden deneyin.',
  'its links go round in a circle': 'bağlantıları birbirine dönüyor',
  'Check the links.': 'Bağlantılara bakın.',

  // source.ts, whole-file.ts, lines.ts, open.ts
  '--sheet left aside, as only a workbook has several':
    'yalnızca çalışma kitabında birden çok sayfa olduğundan --sheet göz ardı edildi',
  '{0} is a folder.': '{0} bir klasör.',
  'Name a file inside it.': 'İçindeki bir dosyayı yazın.',
  '{0} is a device or a pipe, not a file.': '{0} bir dosya değil, aygıt ya da boru hattı.',
  'Use - as the name to read standard input.': 'Standart girdiyi okumak için ad olarak - yazın.',
  '{0} is empty.': '{0} boş.',
  'Export or save it again.': 'Yeniden dışa aktarın ya da kaydedin.',
  '{0} was changed while it was read.': '{0} okunurken değiştirildi.',
  'Wait until it is saved, then start again.': 'Kaydedilmesini bekleyip yeniden başlatın.',
  'Add a file name.': 'Bir dosya adı ekleyin.',
  '{0} is a link to another place, and is not replaced.': '{0} başka bir yere bağlantı; üzerine yazılmaz.',
  'Name the file that it points to.': 'Gösterdiği dosyanın adını yazın.',
  'Name a file; - stands for standard output.': 'Bir dosya adı verin; - standart çıktı demektir.',
  '{0} exists already.': '{0} zaten var.',
  'Choose another name, or replace it with --force.': 'Başka bir ad seçin ya da --force ile üzerine yazın.',
  '{0} is damaged at line {1}.': '{0} bozuk, satır {1}.',
  "{0} is {1}, which can't be read.": '{0} okunamayan bir türde: {1}.',
  'Save it as .xlsx or .csv in your spreadsheet program.':
    'Tablo programınızda .xlsx ya da .csv olarak kaydedin.',

  // csv.ts, csv-write.ts, delimiter.ts, charset.ts, encoding.ts
  '{0} is not CSV: it looks like {1}.': '{0} CSV değil; şuna benziyor: {1}.',
  '{0}, row {1}': '{0}, satır {1}',
  '{0}: there are zero bytes in place of text.': '{0}: metin yerine sıfır baytları var.',
  'The file was not copied to its end: copy or download it again.':
    'Dosya sonuna kadar kopyalanmamış: yeniden kopyalayın ya da indirin.',
  '{0}, row {1}: there are {2} cells; rows of up to {3} are read.':
    '{0}, satır {1}: {2} hücre var; en çok {3} hücreli satırlar okunur.',
  '{0}: the row is longer than 4 million characters.': '{0}: satır 4 milyon karakterden uzun.',
  'Check that the file has line ends, and that it is a spreadsheet at all.':
    'Dosyada satır sonları olduğuna ve dosyanın bir tablo olduğuna bakın.',
  'not closed within 4 million characters': '4 milyon karakter içinde kapanmıyor',
  'never closed': 'hiç kapanmıyor',
  'goes on after its closing quote': 'kapanış tırnağından sonra sürüyor',
  'opens with a quote (") that is {0}': 'bir tırnakla (") açılıyor ve tırnak {0}',
  '{0}: the cell that begins {1} {2}.': '{0}: {1} ile başlayan hücre {2}.',
  'Write a quote inside a quoted cell twice (""), and one more " at the end of the cell.':
    'Tırnaklı bir hücrenin içindeki tırnağı iki kez ("") yazın ve hücrenin sonuna bir " daha koyun.',
  "Row {0}, column {1} ({2}) has a character that this encoding can't hold: {3} (U+{4}).":
    'Satır {0}, sütun {1} ({2}): bu kodlamanın tutamadığı bir karakter var: {3} (U+{4}).',
  'Write .xlsx or .jsonl instead, or use --encoding utf-8.':
    'Bunun yerine .xlsx ya da .jsonl yazın ya da --encoding utf-8 kullanın.',
  "The delimiter can't be written in this encoding.": 'Ayırıcı bu kodlamayla yazılamıyor.',
  '"{0}" can\'t stand between cells.': '"{0}" hücrelerin arasına konamaz.',
  'Use one character, such as , or ; or | or tab.': 'Tek bir karakter kullanın: , ; | ya da tab.',
  'Files can\'t be written in "{0}".': 'Dosyalar "{0}" kodlamasıyla yazılamaz.',
  'Use utf-8, windows-1254 or utf-16le.': 'utf-8, windows-1254 ya da utf-16le kullanın.',
  '{0} is marked as {1}, not {2}.': '{0} dosyasının işareti {1}, istenen ise {2}.',
  'Leave the encoding out.': 'Kodlamayı belirtmeyin.',
  '{0} is UTF-32, or mostly zero bytes.': '{0} UTF-32 ya da çoğu sıfır bayt.',
  'Save it as UTF-8; if it was copied from somewhere, copy it again.':
    'UTF-8 olarak kaydedin; bir yerden kopyalandıysa yeniden kopyalayın.',
  '{0} is not sound {1}.': '{0} kurallara uygun {1} değil.',
  'Save it again as UTF-8, or name its encoding.':
    'UTF-8 olarak yeniden kaydedin ya da kodlamasını belirtin.',
  'The encoding "{0}" is unknown.': '"{0}" bilinmeyen bir kodlama.',
  'Use utf-8, utf-16le, utf-16be, windows-1254 or windows-1252.':
    'utf-8, utf-16le, utf-16be, windows-1254 ya da windows-1252 kullanın.',
  '{0} is UTF-8, but line {1} holds bytes that are not.':
    '{0} UTF-8, ama öyle olmayan baytlar var (satır {1}).',
  'Mend that line and save the file as UTF-8, or name another encoding.':
    'O satırı düzeltip dosyayı UTF-8 olarak kaydedin ya da başka bir kodlama belirtin.',

  // jsonl.ts, flatten.ts
  'Each line must be one JSON object, like {"name": "Acme"}.':
    'Her satır {"name": "Acme"} gibi tek bir JSON nesnesi olmalı.',
  '{0} is not JSON lines: it looks like {1}.': '{0} JSON satırları değil; şuna benziyor: {1}.',
  '{0} has {1} different keys; at most {2} are read.': '{0}: {1} ayrı anahtar var; en çok {2} okunur.',
  '{0}, line {1}: the line is longer than 4 million characters.':
    '{0}, satır {1}: satır 4 milyon karakterden uzun.',
  '{0}, line {1}: the line {2}.': '{0}, satır {1}: {2}.',
  'gives one key twice': 'bir anahtar iki kez verilmiş',
  'gives {0} twice': 'iki kez verilmiş: {0}',
  'is not JSON': 'JSON değil',
  'is not a JSON object': 'JSON nesnesi değil',
  'is nested more than {0} levels deep': 'izin verilenden çok iç içe (en çok {0} düzey)',
  'has "contacts" that are not objects like {"name": "Ann"}':
    '"contacts" alanında {"name": "Ann"} gibi nesneler yerine başka şeyler içeriyor',

  // write.ts, xlsx-*.ts, zip.ts
  'A {0} file holds one sheet, not {1}.': '{0} dosyasında tek sayfa olur; istenen: {1}.',
  'Use .xlsx.': '.xlsx kullanın.',
  'Open it in a spreadsheet program and save it anew as .xlsx.':
    'Bir tablo programında açıp .xlsx olarak yeniden kaydedin.',
  '{0} is damaged: {1}.': '{0} bozuk: {1}.',
  'it was cut short or changed on its way': 'yarıda kesilmiş ya da yolda değişmiş',
  'its parts overlap': 'bölümleri üst üste biniyor',
  'its part {0}': '{0} bölümü',
  'its part {0} is missing': '{0} bölümü yok',
  "its part {0} can't be unpacked": '{0} bölümü açılamıyor',
  'its part {0} is not what its checksum says': '{0} bölümü denetim toplamına uymuyor',
  '{0} is not text': '{0} metin değil',
  '{0} is not valid XML': '{0} geçerli XML değil',
  '{0} is nested too deeply': '{0} çok fazla iç içe geçiyor',
  '{0} holds endless text': '{0} bitmeyen bir metin içeriyor',
  'its sheet {0} has no content': '{0} sayfasının içeriği yok',
  'it has lost its list of sheets': 'sayfa listesi kaybolmuş',
  'in its sheet {0} {1}': '{0} sayfasında {1}',
  'row {0} is out of order': '{0} satırı sırasında değil',
  'cell {0} is out of place': '{0} hücresi yerinde değil',
  'a cell of row {0} has lost its text or format': '{0}. satırın bir hücresi metnini ya da biçimini yitirmiş',
  'cell {0}{1} is there twice': '{0}{1} hücresi iki kez var',
  'Get the file again, or open it in a spreadsheet program and save it anew.':
    'Dosyayı yeniden alın ya da bir tablo programında açıp yeniden kaydedin.',
  '{0} holds more text in {1} than fits in memory.': '{0}: belleğe sığmayacak kadar metin var ({1}).',
  'Split it into several workbooks, or save it as .csv.':
    'Birkaç çalışma kitabına bölün ya da .csv olarak kaydedin.',
  'Sheet {0} {1}: an Excel sheet ends at {2}.': 'Sayfa {0} {1}: bir Excel sayfasının sonu {2}.',
  'Write .csv instead, which has no such limits.': 'Böyle sınırları olmayan .csv yazın.',
  '{0} shows no sheet at all.': '{0}: görünen hiçbir sayfa yok.',
  'Show one.': 'Bir sayfayı gösterin.',
  '{0} has {1}.': '{0}: {1}.',
  'Show the sheet in your spreadsheet program, or name it with --sheet.':
    'Sayfayı tablo programınızda görünür yapın ya da --sheet ile adını verin.',
  '{0} has no sheet {1}.': '{0}: böyle bir sayfa yok: {1}.',
  'Its sheets are {0}{1}.': 'Sayfaları: {0}{1}.',
  '{0} has its values too far apart on sheet {1}.': '{0}: sayfadaki değerler birbirinden çok uzak: {1}.',
  'Copy the cells you need into a new workbook and use that one.':
    'Gereken hücreleri yeni bir çalışma kitabına kopyalayıp onu kullanın.',
  '{0} is protected by a password.': '{0} parola korumalı.',
  'Open it in your spreadsheet program, take the password off and save it.':
    'Tablo programınızda açın, parolayı kaldırıp kaydedin.',
  'Open it, take the password off and save it anew.': 'Açın, parolayı kaldırıp yeniden kaydedin.',
  '{0} looks like {1}.': '{0} şuna benziyor: {1}.',
  '{0} has no sheet with cells.': '{0}: hücresi olan bir sayfa yok.',
  'Put the rows on an ordinary sheet and save the workbook as .xlsx.':
    'Satırları olağan bir sayfaya koyup çalışma kitabını .xlsx olarak kaydedin.',
  '{0} is {1}, not an .xlsx workbook.': '{0} bir .xlsx çalışma kitabı değil: {1}.',
  '{0} is a ZIP archive without a workbook in it.': '{0} içinde çalışma kitabı olmayan bir ZIP arşivi.',
  'If it holds a spreadsheet, unpack it and use that.': 'İçinde bir tablo varsa arşivi açıp onu kullanın.',
  '{0} holds a DOCTYPE in {1}: refused.': '{0} kabul edilmedi: DOCTYPE içeriyor ({1}).',
  '{0} has {1} parts: that is no ordinary workbook.':
    '{0}: {1} parça var; bu olağan bir çalışma kitabı değil.',
  '{0} holds the part {1} twice.': '{0}: aynı parça iki kez var: {1}.',
  '{0} that would unpack to {1} MiB: refused.': '{0} (açılınca {1} MiB): kabul edilmedi.',

  // How a file was read
  '{0} between cells': 'hücre ayırıcı {0}',
  'no lines, so no clients': 'satır yok, yani müşteri de yok',
  'text, not a workbook: read as CSV': 'çalışma kitabı değil metin: CSV olarak okundu',
  'sheet {0} of {1}': '{1} sayfadan {0}',
  'rows on hidden sheets only: {0}': 'yalnızca gizli sayfalarda satır var: {0}',
  '1 hidden or filtered row included': 'gizli ya da süzülmüş 1 satır da alındı',
  '{0} hidden or filtered rows included': 'gizli ya da süzülmüş {0} satır da alındı',
  '1 hidden column included ({0})': 'gizli 1 sütun da alındı ({0})',
  '{0} hidden columns included ({1})': 'gizli {0} sütun da alındı ({1})',
};
