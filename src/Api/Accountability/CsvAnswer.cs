using System.Net.Mime;
using System.Text;

namespace LiveView.Api.Accountability;

/// <summary>A table as a file to keep: written row by row, however long it is.</summary>
internal sealed class CsvAnswer(string name, IReadOnlyList<string> columns, IAsyncEnumerable<string?[]> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var all = rows.GetAsyncEnumerator(httpContext.RequestAborted);
        // The first page comes before the first byte: a refusal can still be told as one.
        var more = await all.MoveNextAsync();
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = new ContentDisposition(DispositionTypeNames.Attachment) { FileName = name }.ToString();
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Csv.Row(columns));
        for (; more; more = await all.MoveNextAsync())
        {
            await writer.WriteAsync(Csv.Row(all.Current));
        }
    }
}
