/** Which endpoint answers which request, and the endpoints for users. Source: API pages "Clients" and "Users". */
import type { Behaviour, Permission } from './behaviour.ts';
import { createClient, deleteClient, listClients, readClient, updateClient } from './customers.ts';
import { API_PREFIX, type SeenRequest } from './request.ts';
import { ME, USERS } from './people.ts';
import { type Answer, refusal } from './wire.ts';
import type { Handler, World } from './world.ts';

/** Does what the request asks for and gives the answer: 404 for an unknown path, 405 for a method it does not know. */
export function route(world: World, request: SeenRequest): Answer {
  if (!request.url.startsWith(`${API_PREFIX}/`)) return refusal(404);
  for (const { path, verbs } of ROUTES) {
    const match = path.exec(request.path);
    if (!match) continue;
    const handler = verbs[request.method];
    if (!handler) return refusal(405, { allow: Object.keys(verbs).join(', ') });
    const id = decoded(match[1] ?? '');
    if (id === undefined) return refusal(400);
    return isPermitted(world.behaviour, request) ? handler(world, request, id) : refusal(403);
  }
  return refusal(404);
}

/** `GET /organization/users`: current members. */
const listMembers: Handler = () => ({
  status: 200,
  body: USERS.filter(({ isMember }) => isMember).map(({ _id, firstname, lastname, email, profile }) => ({
    _id,
    firstname,
    lastname,
    email,
    profile,
  })),
});

/** `GET /users?ids=a,b`: without e-mail addresses, former members and portal users included. */
const listUsers: Handler = (_world, { query }) => {
  if (!query['ids']) return refusal(400);
  const ids = new Set(query['ids'].split(','));
  const found = USERS.filter(({ _id }) => ids.has(_id));
  return {
    status: 200,
    body: found.map(({ _id, firstname, lastname, profile }) => ({ _id, firstname, lastname, profile })),
  };
};

/** `GET /app/me` */
const readMe: Handler = () => ({ status: 200, body: ME });

interface Route {
  readonly path: RegExp;
  readonly verbs: Readonly<Partial<Record<string, Handler>>>;
}

const ROUTES: readonly Route[] = [
  { path: /^\/crm\/customers$/, verbs: { GET: listClients, POST: createClient } },
  {
    path: /^\/crm\/customers\/([^/]+)$/,
    verbs: { GET: readClient, PUT: updateClient, DELETE: deleteClient },
  },
  { path: /^\/organization\/users$/, verbs: { GET: listMembers } },
  { path: /^\/users$/, verbs: { GET: listUsers } },
  { path: /^\/app\/me$/, verbs: { GET: readMe } },
];

function isPermitted({ permission, forbidUsers }: Behaviour, { method, path }: SeenRequest): boolean {
  if (!path.startsWith('/crm/')) return !(forbidUsers && path.endsWith('/users'));
  return PERMISSIONS.indexOf(permission) >= PERMISSIONS.indexOf(NEEDED_FOR[method] ?? 'none');
}

/** From the least; each may do what those before it may. */
const PERMISSIONS: readonly Permission[] = ['none', 'view', 'contribute', 'edit', 'manage'];

/** The API page names the levels; what each is enough for is open, and this is a guess. */
const NEEDED_FOR: Readonly<Partial<Record<string, Permission>>> = {
  GET: 'view',
  POST: 'contribute',
  PUT: 'edit',
  DELETE: 'manage',
};

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
