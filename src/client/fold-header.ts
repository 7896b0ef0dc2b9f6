/** The form in which headers are compared. */

/** Case, accents, spaces, `_`, `-`, `.`, invisible characters and Turkish dots removed: `E-Posta Adresi` meets `eposta adresi`. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[ıİ]/g, 'i')
    .toLowerCase()
    .replace(/[\s_\-.:*]/gu, '');
}
