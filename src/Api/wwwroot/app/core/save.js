// @ts-check

/** Has the browser keep a file. @param {Blob} content @param {string} name */
export function save(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name.replaceAll('/', '-');
  link.click();
  URL.revokeObjectURL(link.href);
}
