import { describe, expect, it } from 'vitest';
import { bareName, traitsOf } from '../../src/client/likeness.ts';

describe('the bare name', () => {
  it.each([
    ['Acme Bilişim San. ve Tic. Ltd. Şti.', 'acme bilisim'],
    ['ACME BİLİŞİM A.Ş.', 'acme bilisim'],
    ['Acme Bilişim Limited Şirketi', 'acme bilisim'],
    ['Larch & Sons, Inc.', 'larch & sons'],
    ['Müller GmbH & Co. KG', 'muller gmbh &'],
    ['Işık Yapı Anonim Şirketi', 'isik yapi'],
    ['A.Ş.', 'as'],
    ['Smith S.p.A.', 'smith'],
    ['日本 商事', '日本 商事'],
    ['', ''],
  ])('of %s is %s', (name, bare) => expect(bareName(name)).toBe(bare));
});

describe('what clients may share', () => {
  it('is the digits of the phone without country code and zero', () => {
    const digits = ['0532 111 22 33', '+90 (532) 1112233', '00905321112233'].map((phone) =>
      traitsOf({ phone }),
    );
    expect(digits).toEqual(Array(3).fill({ phone: '5321112233' }));
    expect(traitsOf({ phone: '1234' })).toEqual({});
  });

  it.each([
    ['info@Acme.example', { domain: 'acme.example' }],
    ['ann@gmail.com', {}],
    ['ann@bk.ru', {}],
    ['ann@mynet.com', {}],
    ['ann@yahoo.com.tr', {}],
    ['ann@hotmail.com.tr', {}],
    ['ann@yahoo.co.uk', {}],
    ['no address', {}],
  ])('is the domain of %s, if it is one of its own', (email, traits) => {
    expect(traitsOf({ email })).toEqual(traits);
  });
});
