// Whether a thread may have a value is asked of everything inside of it, however deep.
use std::collections::HashMap;
use std::sync::{mpsc, Arc, Mutex, RwLock};
use std::thread;

struct Library {
    shelves: RwLock<HashMap<String, Vec<Arc<Mutex<Option<Box<(u32, String)>>>>>>>,
}

fn main() {
    let library = Arc::new(Library { shelves: RwLock::new(HashMap::new()) });
    let (tx, rx) = mpsc::channel::<HashMap<String, usize>>();
    let reader = {
        let library = Arc::clone(&library);
        thread::spawn(move || {
            let book = Arc::new(Mutex::new(Some(Box::new((7, "Ferris".to_string())))));
            library.shelves.write().unwrap().entry("R".to_string()).or_default().push(book);
            let sizes: HashMap<String, usize> = library.shelves.read().unwrap().iter().map(|(name, books)| (name.clone(), books.len())).collect();
            tx.send(sizes).unwrap();
        })
    };
    reader.join().unwrap();
    assert_eq!(rx.recv().unwrap()["R"], 1);
    let shelves = library.shelves.read().unwrap();
    let title = shelves["R"][0].lock().unwrap().as_ref().map(|book| book.1.clone());
    println!("{title:?}");
}
