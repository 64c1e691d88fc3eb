/** A form with one file, as a browser sends it. */
export function multipart(
  file: Buffer,
  { name, mediaType }: { name: string; mediaType: string },
  fields: Record<string, string>,
): { payload: Buffer; headers: Record<string, string> } {
  const mark = "----mark";
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${mark}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mediaType}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(parts.join("") + head), file, Buffer.from(`\r\n--${mark}--\r\n`)]),
    headers: { "content-type": `multipart/form-data; boundary=${mark}` },
  };
}
