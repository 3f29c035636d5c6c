using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace LiveView.Api.Pages.Theme;

/// <summary>A theme's files among those of the console, in whose place they stand.</summary>
internal sealed class ThemeFiles(IReadOnlyDictionary<string, byte[]> files, DateTimeOffset readAt) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IFileInfo GetFileInfo(string subpath) =>
        files.TryGetValue(subpath, out var bytes) ? new ThemeFile(Path.GetFileName(subpath), bytes, readAt) : new NotFoundFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private sealed class ThemeFile(string name, byte[] bytes, DateTimeOffset readAt) : IFileInfo
    {
        public bool Exists => true;

        public long Length => bytes.Length;

        public string? PhysicalPath => null;

        public string Name => name;

        public DateTimeOffset LastModified => readAt;

        public bool IsDirectory => false;

        public Stream CreateReadStream() => new MemoryStream(bytes, writable: false);
    }
}
