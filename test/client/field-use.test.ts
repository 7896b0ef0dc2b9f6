import { describe, expect, it } from 'vitest';
import { fieldUse } from '../../src/client/field-use.ts';
import { makeClient } from '../helpers/make.ts';

function clientsWith(...all: readonly Readonly<Record<string, unknown>>[]) {
  return all.map((customFields) => makeClient({ customFields }));
}

describe('the custom fields in use', () => {
  it('are listed with how many clients fill them and the first values that differ, the most used first', () => {
    const clients = clientsWith(
      { city: 'İzmir', tax: '0012345678' },
      { city: 'Bursa' },
      { city: 'İzmir', tax: null },
      { city: 'Ankara' },
      { city: 'Konya' },
    );
    expect(fieldUse(clients)).toEqual([
      { fieldId: 'city', clients: 5, samples: ['İzmir', 'Bursa', 'Ankara'] },
      { fieldId: 'tax', clients: 1, samples: ['0012345678'] },
    ]);
  });

  it('are listed too where they are empty everywhere, and by id where they are used alike', () => {
    expect(fieldUse(clientsWith({ b: '', a: null })).map(({ fieldId }) => fieldId)).toEqual(['a', 'b']);
  });

  it('show what is no text as a cell would, under any id', () => {
    const fields = Object.fromEntries<unknown>([['__proto__', [1, 'x']]]);
    expect(fieldUse(clientsWith(fields))).toEqual([
      { fieldId: '__proto__', clients: 1, samples: ['[1,"x"]'] },
    ]);
  });

  it('are none where clients have none', () => {
    expect(fieldUse([makeClient({ customFields: null })])).toEqual([]);
  });
});
