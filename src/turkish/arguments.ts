/** What is said of what was typed: commands, flags and names of files, in Turkish. */
import type { Catalogue } from './catalogue.ts';

export const ARGUMENTS: Catalogue = {
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
};
