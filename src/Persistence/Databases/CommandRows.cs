using System.Data.Common;

namespace LiveView.Persistence.Databases;

/// <summary>Asks a database of any kind, and reads its answer.</summary>
internal static class CommandRows
{
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this DbCommand command, (string Name, object Value)[] parameters, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        foreach (var (name, value) in parameters)
        {
            command.Add(name, value);
        }

        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
