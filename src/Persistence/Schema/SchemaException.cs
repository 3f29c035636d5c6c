namespace LiveView.Persistence.Schema;

/// <summary>The schema in the database is not one this program may use or upgrade. The program must not start.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>An exception without details; use the constructor with a message.</summary>
    public SchemaException()
    {
    }

    /// <summary>An exception with its message.</summary>
    public SchemaException(string message) : base(message)
    {
    }

    /// <summary>An exception with its message and cause.</summary>
    public SchemaException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
