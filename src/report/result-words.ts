/** How a row ended, in a word or two of English and Turkish: in the preview, on the page, and beside it. */
import type { Lang } from '../language.ts';
import type { RowResult } from './records.ts';

export const RESULTS: Readonly<Record<Lang, Readonly<Record<RowResult, string>>>> = {
  en: {
    created: 'Created',
    updated: 'Updated',
    deleted: 'Deleted',
    unchanged: 'Unchanged',
    skipped: 'Left out',
    gone: 'Gone already',
    duplicate: 'Left out, a duplicate',
    rejected: 'Rejected',
    conflict: 'In conflict',
    failed: 'Refused by Cubicl',
    unknown: 'Not known',
    'not done': 'Not done yet',
    'would be created': 'To create',
    'would be updated': 'To update',
    'would be deleted': 'To delete',
  },
  tr: {
    created: 'Oluşturuldu',
    updated: 'Güncellendi',
    deleted: 'Silindi',
    unchanged: 'Aynı',
    skipped: 'Dışarıda bırakıldı',
    gone: 'Zaten yok',
    duplicate: 'Yinelenen, dışarıda kaldı',
    rejected: 'Reddedildi',
    conflict: 'Çakışma',
    failed: 'Cubicl kabul etmedi',
    unknown: 'Bilinmiyor',
    'not done': 'Henüz yapılmadı',
    'would be created': 'Oluşturulacak',
    'would be updated': 'Güncellenecek',
    'would be deleted': 'Silinecek',
  },
};
