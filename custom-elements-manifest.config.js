/**
 * A file is named after its tag (`live-room.ts` holds `LiveRoomElement`), and registration is in
 * another file, behind a guard that the analyzer cannot see through. So the tag is taken from the
 * name of the file.
 */
const tagFromFileName = {
  name: 'tag-from-file-name',
  moduleLinkPhase({ moduleDoc }) {
    const [, tag] = /components\/(live-[a-z-]+)\.ts$/.exec(moduleDoc.path) ?? [];
    const element = moduleDoc.declarations?.find(
      ({ kind, name }) => kind === 'class' && name.endsWith('Element'),
    );
    if (!tag || !element) return;
    element.tagName = tag;
    element.customElement = true;
    moduleDoc.exports.push({
      kind: 'custom-element-definition',
      name: tag,
      declaration: { name: element.name, module: moduleDoc.path },
    });
  },
};

export default {
  globs: ['src/components/**/*.ts'],
  litelement: true,
  outdir: '.',
  plugins: [tagFromFileName],
};
