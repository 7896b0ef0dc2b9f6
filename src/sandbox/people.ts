/** The users of the made-up organisation, and whose token it is. */

interface SandboxUser {
  readonly _id: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly email: string;
  readonly profile: { readonly title: string };
  /** False for a former member and for a portal user: only `GET /users?ids=` knows them. */
  readonly isMember: boolean;
}

export const USERS: readonly SandboxUser[] = [
  member('5f1e0a0000000000000000a1', 'Elif Karasu', 'Account manager'),
  member('5f1e0a0000000000000000a2', 'Mert Işık', 'Account manager'),
  member('5f1e0a0000000000000000a3', 'Zeynep Çınarlı', 'Head of sales'),
  member('5f1e0a0000000000000000a4', 'Oliver Hartley', 'Account manager'),
  member('5f1e0a0000000000000000a5', 'Grace Pemberton', 'Support'),
  { ...member('5f1e0a0000000000000000b1', 'Tuna Eskici', 'Left in 2024'), isMember: false },
  { ...member('5f1e0a0000000000000000b2', 'Portal Guest', 'Portal user'), isMember: false },
];

/** `GET /app/me` */
export const ME = {
  _id: '5f1e0a0000000000000000a1',
  firstname: 'Elif',
  lastname: 'Karasu',
  language: 'tr',
  localization: { dateFormat: 'DD.MM.YYYY', timeFormat: 'HH:mm', timezone: 'Europe/Istanbul' },
  org: { name: 'Sandbox', countryCode: 'TR', admins: ['5f1e0a0000000000000000a3'], isAdmin: false },
} as const;

function member(_id: string, name: string, title: string): SandboxUser {
  const [firstname = '', lastname = ''] = name.split(' ');
  const mailbox = `${firstname}.${lastname}`.toLowerCase().replaceAll('ı', 'i').normalize('NFD');
  const email = `${mailbox.replace(/[^a-z.]/g, '')}@example.com`;
  return { _id, firstname, lastname, email, profile: { title }, isMember: true };
}
