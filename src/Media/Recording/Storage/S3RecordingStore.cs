using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using LiveView.Media.Recording.Segments;

namespace LiveView.Media.Recording.Storage;

/// <summary>
/// Keeps recordings in storage that speaks S3. What it sees is encrypted already. A file leaves the spool only after the whole of it was read
/// back and found to be the same: a store that says yes and keeps something else is found out while the original is still there.
/// </summary>
/// <remarks>The store must know conditional writes (<c>If-None-Match</c>), so that of two keys for one incident the first stays.</remarks>
public sealed class S3RecordingStore : IRecordingStore, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly string _bucket;

    /// <summary>Reaches nothing yet.</summary>
    /// <param name="options">Where it is; valid.</param>
    /// <exception cref="IOException">The file with the secret cannot be read; the message says why.</exception>
    public S3RecordingStore(S3Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _bucket = options.Bucket!;
        _client = new AmazonS3Client(
            new BasicAWSCredentials(options.AccessKey, PrivateFiles.ReadSecret(options.SecretKeyFile!)),
            new AmazonS3Config
            {
                ServiceURL = options.Endpoint!.AbsoluteUri,
                AuthenticationRegion = options.Region,
                ForcePathStyle = options.PathStyle,
                Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
                MaxErrorRetry = 1,
                // Servers of one's own often know no checksums in trailers; what is kept is read back in any case.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            });
    }

    /// <inheritdoc />
    public async ValueTask TakeInAsync(string name, string file, CancellationToken cancellation)
    {
        await AskAsync(name, async () =>
        {
            await _client.PutObjectAsync(
                new PutObjectRequest { BucketName = _bucket, Key = name, FilePath = file, UseChunkEncoding = false }, cancellation).ConfigureAwait(false);
            var sent = await HashOfFileAsync(file, cancellation).ConfigureAwait(false);
            var kept = await HashOfKeptAsync(name, cancellation).ConfigureAwait(false);
            if (!sent.AsSpan().SequenceEqual(kept))
            {
                throw new IOException($"The store did not keep '{name}' as it was sent: check the store.");
            }

            return true;
        }).ConfigureAwait(false);
        File.Delete(file);
    }

    /// <inheritdoc />
    public async ValueTask<bool> AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (await LengthAsync(name, cancellation).ConfigureAwait(false) is not null)
        {
            return false;
        }

        return await AskAsync(name, async () =>
            await PutIfAbsentAsync(name, content, cancellation).ConfigureAwait(false)
            && (await HashOfKeptAsync(name, cancellation).ConfigureAwait(false)).AsSpan().SequenceEqual(SHA256.HashData(content.Span)))
            .ConfigureAwait(false);
    }

    /// <summary>Finds out whether the store keeps, gives back, refuses to overwrite and deletes, with an object of its own.</summary>
    /// <exception cref="IOException">It does not; the message says what and what to do.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var name = $"probe/{Guid.NewGuid():N}";
        byte[] first = [1], second = [2];
        if (!await AddAsync(name, first, cancellation).ConfigureAwait(false))
        {
            throw new IOException($"The store did not keep '{name}' as it was sent: check the store.");
        }

        var overwrote = await AskAsync(name, () => PutIfAbsentAsync(name, second, cancellation)).ConfigureAwait(false);
        await DeleteAsync(name, cancellation).ConfigureAwait(false);
        if (await LengthAsync(name, cancellation).ConfigureAwait(false) is not null)
        {
            throw new IOException($"The store still has '{name}' after deleting it: retention would delete nothing. Check the rights of its access key.");
        }

        if (overwrote)
        {
            throw new IOException(
                "The store ignores If-None-Match: of two media nodes one could overwrite the other's key of an incident. Let one media node record, or use a store that knows it.");
        }
    }

    /// <inheritdoc />
    public async ValueTask<ISegmentBytes?> OpenAsync(string name, CancellationToken cancellation) =>
        await LengthAsync(name, cancellation).ConfigureAwait(false) is { } length ? new S3Bytes(this, name, length) : null;

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? next = null;
        do
        {
            var page = await AskAsync(prefix, () => _client.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix, ContinuationToken = next }, cancellation)).ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
            {
                yield return found.Key;
            }

            next = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (next is not null);
    }

    /// <inheritdoc />
    public async ValueTask DeleteAsync(string name, CancellationToken cancellation) =>
        await AskAsync(name, () => _client.DeleteObjectAsync(_bucket, name, cancellation)).ConfigureAwait(false);

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    internal Task<int> ReadAsync(string name, long offset, Memory<byte> to, CancellationToken cancellation) => AskAsync(name, async () =>
    {
        using var answer = await _client.GetObjectAsync(
            new GetObjectRequest { BucketName = _bucket, Key = name, ByteRange = new ByteRange(offset, offset + to.Length - 1) }, cancellation)
            .ConfigureAwait(false);
        return await answer.ResponseStream.ReadAtLeastAsync(to, to.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
    });

    private Task<long?> LengthAsync(string name, CancellationToken cancellation) => AskAsync(name, async () =>
    {
        try
        {
            return (await _client.GetObjectMetadataAsync(_bucket, name, cancellation).ConfigureAwait(false)).ContentLength;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // The same answer is given when the bucket is not there; then nothing may be taken for deleted. This fails for that.
            await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, Prefix = name }, cancellation).ConfigureAwait(false);
            return (long?)null;
        }
    });

    private async Task<bool> PutIfAbsentAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        try
        {
            await _client.PutObjectAsync(
                new PutObjectRequest { BucketName = _bucket, Key = name, InputStream = bytes, UseChunkEncoding = false, IfNoneMatch = "*" },
                cancellation).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private static async Task<byte[]> HashOfFileAsync(string file, CancellationToken cancellation)
    {
        var bytes = File.OpenRead(file);
        await using (bytes.ConfigureAwait(false))
        {
            return await SHA256.HashDataAsync(bytes, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<byte[]> HashOfKeptAsync(string name, CancellationToken cancellation)
    {
        using var answer = await _client.GetObjectAsync(_bucket, name, cancellation).ConfigureAwait(false);
        return await SHA256.HashDataAsync(answer.ResponseStream, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whatever keeps the store from answering is one sort of failure to whoever asks.</summary>
    private async Task<T> AskAsync<T>(string name, Func<Task<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException
            || (e is OperationCanceledException { InnerException: TimeoutException }))
        {
            var said = (e as AmazonS3Exception)?.ErrorCode is { Length: > 0 } code ? $"answered '{code}'" : "does not answer";
            throw new IOException($"The store {said} for '{name}' in bucket '{_bucket}': check its address, its keys and whether it runs.", e);
        }
    }
}
