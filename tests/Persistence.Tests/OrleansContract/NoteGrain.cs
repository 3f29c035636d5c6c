
namespace LiveView.Persistence.Tests.OrleansContract;

/// <summary>A grain with one number as its state, and a reminder.</summary>
[Alias("test-note")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("Write")]
    Task WriteAsync(int value);

    [Alias("Read")]
    Task<int> ReadAsync();

    [Alias("Remind")]
    Task RemindAsync();

    [Alias("Reminders")]
    Task<int> RemindersAsync();

    [Alias("Forget")]
    Task ForgetAsync();
}

public sealed class NoteGrain([PersistentState("note")] IPersistentState<Note> state) : Grain, INoteGrain, IRemindable
{
    public Task WriteAsync(int value)
    {
        state.State.Value = value;
        return state.WriteStateAsync();
    }

    public Task<int> ReadAsync() => Task.FromResult(state.State.Value);

    public Task RemindAsync() => this.RegisterOrUpdateReminder("check", TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    public async Task<int> RemindersAsync() => (await this.GetReminders()).Count;

    public async Task ForgetAsync() => await this.UnregisterReminder((await this.GetReminder("check"))!);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}

/// <summary>The state of a <see cref="NoteGrain"/>.</summary>
public sealed class Note
{
    public int Value { get; set; }
}
