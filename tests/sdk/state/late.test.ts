import { expect } from '@open-wc/testing';
import { Late } from '../../../src/sdk/state/late.js';
import { settle } from '../../helpers/fake-clock.js';

interface Note {
  readonly text: string;
  readonly lasting?: boolean;
}

/** A door whose other side comes when the test lets it. */
function aDoor() {
  const heard: string[] = [];
  const stages: number[] = [];
  const failures: unknown[] = [];
  const makes: { arrive: (wanted?: boolean) => Promise<void>; fail: () => Promise<void> }[] = [];
  const engine = {
    receive: ({ text }: Note) => void heard.push(text),
    advance: (stageTime: number) => void stages.push(stageTime),
  };
  const late = new Late<Note, typeof engine>({
    make: () =>
      new Promise((resolve, reject) => {
        makes.push({
          arrive: (wanted = true) => (resolve(wanted ? engine : null), settle()),
          fail: () => (reject(new Error('offline')), settle()),
        });
      }),
    failed: (cause) => failures.push(cause),
    expendable: ({ lasting }) => !lasting,
  });
  return { late, engine, heard, stages, failures, makes };
}

describe('Late', () => {
  it('fetches nothing until it is needed, once, and then loses nothing', async () => {
    const { late, heard, stages, makes } = aDoor();
    late.advance(1);
    expect(makes).to.be.empty;
    late.receive({ text: 'one' });
    late.receive({ text: 'two' });
    void late.open();
    expect(makes).to.have.length(1);
    await makes[0].arrive();
    late.receive({ text: 'three' });
    late.advance(2);
    expect(heard).to.deep.equal(['one', 'two', 'three']);
    expect(stages).to.deep.equal([2]);
  });

  it('keeps a bounded number of early messages, those that must not be lost first', async () => {
    const { late, heard, makes } = aDoor();
    late.receive({ text: 'lasting', lasting: true });
    for (let index = 0; index < 2000; index++) late.receive({ text: `${index}` });
    await makes[0].arrive();
    expect(heard).to.have.length(500);
    expect(heard[0]).to.equal('lasting');
    expect(heard.at(-1)).to.equal('1999');
  });

  it('after a failure is fetched again only when it is asked for', async () => {
    const { late, engine, heard, failures, makes } = aDoor();
    late.receive({ text: 'one' });
    await makes[0].fail();
    expect(failures).to.have.length(1);
    late.receive({ text: 'two' });
    expect(makes).to.have.length(1);
    const opened = late.open();
    await makes[1].arrive();
    expect(await opened).to.equal(engine);
    expect(heard).to.deep.equal(['one', 'two']);
  });

  it('stays closed where it is no longer wanted', async () => {
    const { late, heard, makes } = aDoor();
    late.receive({ text: 'one' });
    await makes[0].arrive(false);
    expect(late.engine).to.be.undefined;
    expect(heard).to.be.empty;
  });
});
