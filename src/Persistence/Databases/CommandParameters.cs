using System.Data.Common;

namespace LiveView.Persistence.Databases;

/// <summary>Adds parameters to a command of any database.</summary>
internal static class CommandParameters
{
    public static DbParameter Add(this DbCommand command, string name, object? value = null)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
