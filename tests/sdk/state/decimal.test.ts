import { expect } from '@open-wc/testing';
import {
  compareDecimals,
  isDecimal,
  multiplyDecimals,
  percentOf,
  placesOf,
  subtractDecimals,
} from '../../../src/sdk/state/decimal.js';

describe('decimals', () => {
  it('are compared whatever they are written with', () => {
    expect(compareDecimals('12.5', '12.50')).to.equal(0);
    expect(compareDecimals('9.99', '10')).to.equal(-1);
    expect(compareDecimals('900719925474099.32', '900719925474099.31')).to.equal(1);
  });

  it('are multiplied without a float, rounded half away from zero', () => {
    expect(multiplyDecimals('19.99', '1.05', 2)).to.equal('20.99');
    expect(multiplyDecimals('0.5', '0.01', 2)).to.equal('0.01');
    expect(multiplyDecimals('1234', '158.42', 0)).to.equal('195490');
    expect(multiplyDecimals('1', '3', 3)).to.equal('3.000');
    expect(multiplyDecimals('-2.5', '0.1', 1)).to.equal('-0.3');
    // 1.005 × 1000 is 1004.9999… as a float.
    expect(multiplyDecimals('1.005', '1000', 0)).to.equal('1005');
  });

  it('say how much of another they are, never more than the truth', () => {
    expect(percentOf('2.999', '10')).to.equal(29);
    expect(percentOf('3', '10')).to.equal(30);
    expect(percentOf('3', '0')).to.equal(0);
  });

  it('are subtracted with all their places', () => {
    expect(subtractDecimals('10', '0.005')).to.equal('9.995');
    expect(subtractDecimals('1', '2.50')).to.equal('-1.50');
  });

  it('know what is one, and how it is written', () => {
    for (const text of ['12', '12.50', '-3']) expect(isDecimal(text), text).to.equal(true);
    for (const text of ['', 'NaN', '1e3', '12,5', '.5', '١٢'])
      expect(isDecimal(text)).to.equal(false);
    expect(placesOf('12.250')).to.equal(3);
    expect(placesOf('12')).to.equal(0);
  });
});
