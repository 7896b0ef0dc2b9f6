/**
 * What the words of the catalogues have to keep to. English text → Turkish, each with the same `{0}`, `{1}` …
 *
 * People are spoken to as "siz". Nothing is glued to a place (not `{0}'in`): what stands there may end in any letter.
 * client: müşteri · contact, person: kişi · manager: yönetici · user: kullanıcı · id: kimlik · external id: dış kimlik ·
 * sheet: tablo, of a workbook: sayfa · row: satır · column: sütun · cell: hücre · header: başlık · field: alan ·
 * spreadsheet program: tablo programı · file: dosya · folder: klasör · export: dışa aktarma · import: içe aktarma ·
 * run: çalışma · conflict: çakışma · reject: reddetmek · token: erişim anahtarı · request: istek · answer: yanıt ·
 * rate limit, quota: hız sınırı, kota · configuration: yapılandırma · flag: seçenek · command: komut · server: sunucu
 */
export type Catalogue = Readonly<Record<string, string>>;
